interface CardRange {
  /** First and last prefix, of the same number of digits. */
  readonly from: number;
  readonly to: number;
  readonly lengths: readonly number[];
}

const SIXTEEN = [16];
const SIXTEEN_TO_NINETEEN = [16, 17, 18, 19];

/** Who issues which numbers: prefixes and lengths in use. */
const CARD_RANGES: readonly CardRange[] = [
  { from: 4, to: 4, lengths: [13, 16, 19] }, // Visa
  { from: 51, to: 55, lengths: SIXTEEN }, // Mastercard
  { from: 2221, to: 2720, lengths: SIXTEEN }, // Mastercard
  { from: 34, to: 34, lengths: [15] }, // American Express
  { from: 37, to: 37, lengths: [15] }, // American Express
  { from: 300, to: 305, lengths: [14] }, // Diners Club
  { from: 36, to: 36, lengths: [14, 16] }, // Diners Club
  { from: 38, to: 39, lengths: [14, 16] }, // Diners Club
  { from: 6011, to: 6011, lengths: SIXTEEN_TO_NINETEEN }, // Discover
  { from: 644, to: 659, lengths: SIXTEEN_TO_NINETEEN }, // Discover, RuPay
  { from: 3528, to: 3589, lengths: SIXTEEN_TO_NINETEEN }, // JCB
  { from: 62, to: 62, lengths: SIXTEEN_TO_NINETEEN }, // UnionPay
  { from: 81, to: 82, lengths: SIXTEEN }, // RuPay
  { from: 508, to: 508, lengths: SIXTEEN }, // RuPay
  { from: 60, to: 60, lengths: SIXTEEN }, // RuPay
  { from: 2200, to: 2204, lengths: SIXTEEN_TO_NINETEEN }, // Mir
  { from: 50, to: 50, lengths: SIXTEEN_TO_NINETEEN }, // Maestro
  { from: 56, to: 58, lengths: SIXTEEN_TO_NINETEEN }, // Maestro
  { from: 6304, to: 6304, lengths: SIXTEEN_TO_NINETEEN }, // Maestro
  { from: 67, to: 67, lengths: SIXTEEN_TO_NINETEEN }, // Maestro
];

/** Whether some network issues numbers that begin like this and are as long. */
export function isIssuedRange(digits: string): boolean {
  return CARD_RANGES.some(({ from, to, lengths }) => {
    const prefix = Number(digits.slice(0, String(from).length));
    return prefix >= from && prefix <= to && lengths.includes(digits.length);
  });
}
