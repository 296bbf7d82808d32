// Spells what means the same the same way, so that each detector needs one spelling only.

const NON_ASCII = /[^\p{ASCII}]/u;
const FOLDED = /\p{Nd}|\p{Zs}|\p{Pd}|\p{Cf}/gu;
const DIGIT = /\p{Nd}/u;
const DASH = /\p{Pd}/u;

/** What was folded before: a text has few different ones, and many of each. */
const known = new Map<string, string>();

/**
 * Digits of every script become ASCII digits, dashes become hyphens, special spaces and invisible marks become spaces.
 * The length stays the same, so offsets in the result are offsets in the text.
 */
export function foldText(text: string): string {
  return NON_ASCII.test(text) ? text.replace(FOLDED, fold) : text;
}

function fold(character: string): string {
  let folded = known.get(character);
  if (folded === undefined) {
    folded = foldNew(character);
    known.set(character, folded);
  }
  return folded;
}

function foldNew(character: string): string {
  if (character.length > 1 || character < '\x80') return character;
  if (DIGIT.test(character)) return String(digitValue(character.charCodeAt(0)));
  return DASH.test(character) ? '-' : ' ';
}

/** Unicode lists the ten digits of a script in a row, which begins at a code ending in hexadecimal 0 or 6. */
function digitValue(code: number): number {
  const last = code & 0xf;
  return DIGIT.test(String.fromCharCode(code - last)) ? last : last - 6;
}
