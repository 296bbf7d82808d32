import { findAadhaars } from './findAadhaars.ts';
import { findCards } from './findCards.ts';
import { findEmails } from './findEmails.ts';
import { findIbans } from './findIbans.ts';
import { findIps } from './findIps.ts';
import { findPans } from './findPans.ts';
import { findPhones } from './findPhones.ts';
import { findSecrets } from './findSecrets.ts';
import { findSsns } from './findSsns.ts';
import { foldText } from './foldText.ts';
import { separate } from './separate.ts';
import type { PersonalDataItem } from './types.ts';

/** Items that begin within so many UTF-16 units of the text are found; what comes later is not read. */
export const SCANNED_UNITS = 100_000;
/** Longer than any item and the words that are looked at behind it. */
const MARGIN = 10_000;

const DETECTORS = [
  findIbans,
  findCards,
  findAadhaars,
  findSsns,
  findPans,
  findSecrets,
  findEmails,
  findIps,
  findPhones,
] as const;

/**
 * Finds personal data: UTF-16 offsets, sorted, never overlapping. Takes time in proportion to the text, at most that of
 * `SCANNED_UNITS`: whoever sends a longer text should say that its end was not looked at.
 */
export function findPersonalData(text: string): readonly PersonalDataItem[] {
  const folded = foldText(text.slice(0, SCANNED_UNITS + MARGIN));
  const items = DETECTORS.flatMap((find) => find(folded)).filter(({ start }) => start < SCANNED_UNITS);
  return separate(items, folded.length);
}
