import { isIssuedRange } from './cardRanges.ts';
import { type Candidate, collect } from './collect.ts';
import { hasWordsNear, isNamedOtherwise, isPieceOfToken } from './context.ts';
import { digitsOf, SEPARATOR } from './digits.ts';
import { passesLuhn } from './luhn.ts';
import type { PersonalDataItem } from './types.ts';

/** Groupings as they are embossed, each also without its separators; the longest first. */
const GROUPINGS = [[4, 4, 4, 4, 3], [6, 13], [18], [17], [4, 4, 4, 4], [4, 6, 5], [4, 6, 4], [13]].map(
  (sizes) => new RegExp(`(?<!\\d)${sizes.map((size) => `\\d{${size}}`).join(`${SEPARATOR}?`)}(?!\\d)`, 'g'),
);

/** Thirteen digits are rarely a card and often a barcode. */
const RARE_LENGTH = 13;
const CARD_WORDS =
  /(?<!\p{L})(?:cards?|visa|mastercard|maestro|amex|american express|rupay|debit|credit|cc|karte|kreditkarte|tarjeta|carte|cartão|कार्ड)(?!\p{L})/iu;

/** "VISA-4111…": the hyphen joins a word that says what follows. */
const JOINED_CARD_WORD = /(?<!\p{L})(?:card|visa|mastercard|maestro|amex|rupay|cc)-$/iu;
/** A field of a record, such as `"duration":` or `id=`, that does not say it holds a card. */
const OTHER_FIELD = /(?:["'](?<key>[\p{L}_-]{1,40})["']\s?:\s?|(?<![\p{L}_-])(?<name>[\p{L}_-]{1,40})=)["']?$/u;
const CARD_FIELD = /card|pan|number|num|cc|acct|account/i;
const LOOK_BACK = 48;

/** Payment cards: a number that some network issues, with a right check digit. */
export function findCards(text: string): PersonalDataItem[] {
  return GROUPINGS.flatMap((grouping) => collect(text, 'card', grouping, isCard));
}

function isCard({ text, start, end, value }: Candidate): boolean {
  const digits = digitsOf(value);
  if (!isIssuedRange(digits) || !passesLuhn(digits)) return false;
  const before = text.slice(Math.max(0, start - LOOK_BACK), start);
  if (isPieceOfToken(text, start, end) && !JOINED_CARD_WORD.test(before)) return false;
  if (isNamedOtherwise(text, start)) return false;
  if (hasWordsNear(text, start, end, CARD_WORDS)) return true;
  return digits.length !== RARE_LENGTH && !(digits === value && isOtherField(before));
}

function isOtherField(before: string): boolean {
  const groups = OTHER_FIELD.exec(before)?.groups;
  return groups !== undefined && !CARD_FIELD.test(groups['key'] ?? groups['name']);
}
