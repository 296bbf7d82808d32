import { type Candidate, collect } from './collect.ts';
import { hasWordsNear, isNamedOtherwise, isPieceOfToken } from './context.ts';
import type { PersonalDataItem } from './types.ts';

const SHAPE =
  /(?<!\d[-./ ]?)(?!000|666|9)\d{3}(?<separator>[-./ ]?)(?!00)\d{2}\k<separator>(?!0000)\d{4}(?!\d|[-./ ]\d)/g;
/** Printed in advertisements and leaflets, and so never given to anyone. */
const PUBLISHED = new Set(['078051120', '219099999']);
const SSN_WORDS = /(?<!\p{L})(?:ssn|social security|social sec|soc sec|itin|ss#)/iu;

/** United States social security numbers. Without its hyphens or spaces only where the text says so. */
export function findSsns(text: string): PersonalDataItem[] {
  return collect(text, 'ssn', SHAPE, isSsn);
}

function isSsn({ text, start, end, value }: Candidate): boolean {
  if (PUBLISHED.has(value.replace(/\D/g, '')) || isPieceOfToken(text, start, end)) return false;
  if (hasWordsNear(text, start, end, SSN_WORDS)) return true;
  return /[- ]/.test(value) && !isNamedOtherwise(text, start);
}
