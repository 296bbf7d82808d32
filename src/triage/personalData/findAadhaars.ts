import { type Candidate, collect } from './collect.ts';
import { hasWordsNear, isNamedOtherwise, isPieceOfToken } from './context.ts';
import { digitsOf, SEPARATOR } from './digits.ts';
import type { PersonalDataItem } from './types.ts';
import { passesVerhoeff } from './verhoeff.ts';

/** Neither the end nor the beginning of a longer row of digits, such as a card's, and no part of a phone number. */
const SHAPE = new RegExp(
  `(?<!\\d|\\d{4}${SEPARATOR}|\\+\\d{0,3}[ -]?)[2-9]\\d{3}${SEPARATOR}?\\d{4}${SEPARATOR}?\\d{4}(?!\\d|${SEPARATOR}\\d{4}(?!\\d))`,
  'g',
);
const AADHAAR_WORDS = /(?:a{1,2}dh?a{1,2}r|uidai|(?<!\p{L})uid(?!\p{L})|आधार)/iu;
const INDIAN_MOBILE = /^91[6-9]\d{9}$/;

/** Aadhaar numbers: twelve digits with a right check digit. */
export function findAadhaars(text: string): PersonalDataItem[] {
  return collect(text, 'aadhaar', SHAPE, isAadhaar);
}

function isAadhaar({ text, start, end, value }: Candidate): boolean {
  const digits = digitsOf(value);
  if (!passesVerhoeff(digits) || isPalindrome(digits) || isPieceOfToken(text, start, end)) return false;
  if (hasWordsNear(text, start, end, AADHAAR_WORDS)) return true;
  return !INDIAN_MOBILE.test(value) && !isNamedOtherwise(text, start);
}

/** Such numbers are never given out. */
function isPalindrome(digits: string): boolean {
  return digits === [...digits].reverse().join('');
}
