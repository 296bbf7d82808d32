const ROTATED = 5;
/** One step of the permutation; position i uses it i times. */
const PERMUTATION = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
const PERIOD = 8;

/** Whether the last digit is the check digit of the others (Verhoeff's scheme). Takes digits only. */
export function passesVerhoeff(digits: string): boolean {
  let check = 0;
  for (let i = 0; i < digits.length; i++) {
    let digit = Number(digits[digits.length - 1 - i]);
    for (let step = i % PERIOD; step > 0; step--) digit = PERMUTATION[digit];
    check = multiply(check, digit);
  }
  return check === 0;
}

/** The group of a pentagon's symmetries: 0 to 4 rotate it, 5 to 9 reflect it. */
function multiply(a: number, b: number): number {
  if (a < ROTATED) return b < ROTATED ? (a + b) % ROTATED : ROTATED + ((a + b) % ROTATED);
  return b < ROTATED ? ROTATED + ((a - b) % ROTATED) : (a - b + ROTATED) % ROTATED;
}
