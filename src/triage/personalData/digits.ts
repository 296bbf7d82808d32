/** Between groups of digits: a space or two, or one hyphen, dot, slash or underscore with or without spaces. */
export const SEPARATOR = '(?: ?[-./_] ?|[ \\t]{1,2})';

const NO_DIGIT = /\D/g;

export function digitsOf(value: string): string {
  return value.replace(NO_DIGIT, '');
}
