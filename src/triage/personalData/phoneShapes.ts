import type { CountryCode } from 'libphonenumber-js/min';

/** How people of some countries group their digits; the library then says whether the number can exist there. */
export interface PhoneShape {
  readonly shape: RegExp;
  readonly regions: readonly CountryCode[];
  /** Digits that could be anything count only near a word such as "call". */
  readonly needsWord: boolean;
}

const BEGIN = '(?<![\\d+]|\\d[-./]|\\d{3} )';
const END = '(?!\\d|[-./]\\d| \\d{3}|[-/]\\p{L})';

function shape(pattern: string, regions: readonly CountryCode[], needsWord = false): PhoneShape {
  return { shape: new RegExp(`${BEGIN}${pattern}${END}`, 'gu'), regions, needsWord };
}

/** A country code, then one to eight groups; each with fewer groups than the one before, should a number follow. */
export const INTERNATIONAL: readonly RegExp[] = [7, 6, 5, 4, 3, 2, 1, 0].map(
  (groups) =>
    new RegExp(
      `(?<![\\p{L}\\d+])(?:\\(\\+[1-9]\\d{0,2}\\)|(?:\\+ ?|00)\\(?[1-9]\\d{0,14}\\)?)(?:[-./() ]{1,3}\\d{1,12}){${groups}}(?![\\d+])`,
      'gu',
    ),
);

export const NATIONAL: readonly PhoneShape[] = [
  // (415) 555-2671, 1-415-555-2671
  shape('(?:1[- ])?\\([2-9]\\d{2}\\) ?[2-9]\\d{2}[- ]\\d{4}', ['US']),
  shape('(?:1[- ])?[2-9]\\d{2}([- ])[2-9]\\d{2}\\1\\d{4}', ['US']),
  // 98765 43210, 098765-43210, 987 654 3210, 9876 543 210
  shape('0?[6-9]\\d{4}[- ]\\d{5}', ['IN']),
  shape('0?[6-9]\\d{2}[- ]\\d{3}[- ]\\d{4}', ['IN'], true),
  shape('0?[6-9]\\d{3}[- ]\\d{3}[- ]\\d{3}', ['IN'], true),
  // 1800 103 1234
  shape('1800[- ]\\d{3}[- ]\\d{3,4}', ['IN', 'US']),
  // 020 7946 0958, (030) 1234567, 06 12 34 56 78, 0151/23456789, 022-24567890
  ...[4, 3, 2, 1].map((groups) =>
    shape(`\\(?0[1-9]\\d{0,4}\\)?(?:[-/ ]{1,2}\\d{2,8}){${groups}}`, ['GB', 'FR', 'DE', 'IN', 'AU']),
  ),
  // (11) 98765-4321
  shape('\\([1-9]\\d\\) ?9?\\d{4}[- ]\\d{4}', ['BR']),
  // 612 34 56 78, 612 345 678, 912 345 678
  shape('[6-9]\\d{2} \\d{2} \\d{2} \\d{2}', ['ES']),
  shape('[26-9]\\d{2} \\d{3} \\d{3}', ['ES', 'PT'], true),
  // 415.555.2671, 01.42.68.53.00: dots are more often versions and dates
  shape('[2-9]\\d{2}\\.[2-9]\\d{2}\\.\\d{4}', ['US'], true),
  shape('0[1-9](?:\\.\\d{2}){4}', ['FR'], true),
  // 9876543210, 07700900123, 919876543210
  shape('91[6-9]\\d{9}', ['IN'], true),
  shape('[2-9]\\d{8,9}', ['IN', 'US', 'ES', 'PT'], true),
  shape('0[1-9]\\d{8,10}', ['GB', 'FR', 'DE', 'IN'], true),
];
