import { IBAN_LENGTHS } from './ibanLengths.ts';
import type { PersonalDataItem } from './types.ts';

const BEGINNING = /(?<![\p{L}\p{N}_])[A-Z]{2}[ -]?\d{2}(?=[ -]?[A-Z\d])/giu;
const BLANKS = /[ -]/g;
/** Length of an account number → the rest of one behind its country code. */
const SHAPES: ReadonlyMap<number, RegExp> = new Map(
  Array.from(new Set(IBAN_LENGTHS.values()), (length) => [
    length,
    new RegExp(`(?:[ -]?[A-Z\\d]){${length - 2}}(?![\\p{L}\\p{N}_])`, 'iuy'),
  ]),
);
const ZERO = '0'.charCodeAt(0);
const LETTER_A = 'A'.charCodeAt(0);

/** International bank account numbers: the length of their country, and a remainder of 1 modulo 97 (ISO 13616). */
export function findIbans(text: string): PersonalDataItem[] {
  const items: PersonalDataItem[] = [];
  for (const { index, 0: beginning } of text.matchAll(BEGINNING)) {
    const country = beginning.slice(0, 2).toUpperCase();
    const rest = readRest(text, index + 2, country);
    if (rest !== undefined && remainder(rest.replace(BLANKS, '').toUpperCase(), country) === 1) {
      items.push({ type: 'iban', start: index, end: index + 2 + rest.length });
    }
  }
  return items;
}

function readRest(text: string, at: number, country: string): string | undefined {
  const shape = SHAPES.get(IBAN_LENGTHS.get(country) ?? 0);
  if (shape === undefined) return undefined;
  shape.lastIndex = at;
  return shape.exec(text)?.[0];
}

/** Country and check digits go last, letters count from 10, and the whole is one number. */
function remainder(rest: string, country: string): number {
  const rearranged = rest.slice(2) + country + rest.slice(0, 2);
  let result = 0;
  for (let i = 0; i < rearranged.length; i++) {
    const code = rearranged.charCodeAt(i);
    result = (code < LETTER_A ? result * 10 + code - ZERO : result * 100 + code - LETTER_A + 10) % 97;
  }
  return result;
}
