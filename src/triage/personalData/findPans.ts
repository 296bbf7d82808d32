import { type Candidate, collect } from './collect.ts';
import { hasWordsNear, isNamedOtherwise } from './context.ts';
import type { PersonalDataItem } from './types.ts';

/** The fourth letter says what kind of person it is; people write small letters and blanks as well. */
const SHAPE = /(?<![\p{L}\p{N}_-])[A-Z]{3}[ABCFGHLJPT][A-Z][ -]?\d{4}[ -]?[A-Z](?![\p{L}\p{N}_]|-[\p{L}\p{N}])/giu;
const AS_PRINTED = /^[A-Z]{5}\d{4}[A-Z]$/;
const PAN_WORDS = /(?<!\p{L})(?:pan|permanent account|पैन)(?!\p{L})/iu;

/** Indian permanent account numbers. */
export function findPans(text: string): PersonalDataItem[] {
  return collect(text, 'pan', SHAPE, isPan);
}

function isPan({ text, start, end, value }: Candidate): boolean {
  if (hasWordsNear(text, start, end, PAN_WORDS)) return true;
  return AS_PRINTED.test(value) && !isNamedOtherwise(text, start);
}
