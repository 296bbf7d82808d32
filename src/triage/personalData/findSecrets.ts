import { type Candidate, collect } from './collect.ts';
import { isLikelyPassword, isMixed } from './passwordLikeness.ts';
import {
  AUTHORISATION,
  BEARER,
  ISSUED_TOKEN,
  NAMED_KEY,
  NUMERIC_CODES,
  PASS_FIELD,
  PASSWORD_ALONE,
  PASSWORD_FIELD,
  PASSWORD_SENTENCE,
  PRIVATE_KEY,
  URL_PASSWORD,
} from './secretShapes.ts';
import type { PersonalDataItem } from './types.ts';

const DIGIT = /\d/;

/** Passwords, one-time codes, API keys, tokens and private keys: the value alone, never the words that announce it. */
export function findSecrets(text: string): PersonalDataItem[] {
  return SEARCHES.flatMap(([pattern, accept]) => collect(text, 'secret', pattern, accept));
}

const SEARCHES: readonly (readonly [RegExp, (candidate: Candidate) => boolean])[] = [
  [PRIVATE_KEY, () => true],
  [ISSUED_TOKEN, ({ value }) => DIGIT.test(value)],
  [URL_PASSWORD, () => true],
  [AUTHORISATION, ({ value }) => isMixed(value)],
  [BEARER, ({ value }) => isMixed(value)],
  [NAMED_KEY, ({ value }) => isMixed(value)],
  [PASSWORD_FIELD, isLikelyPassword],
  [PASS_FIELD, ({ value }) => isMixed(value)],
  [PASSWORD_SENTENCE, isLikelyPassword],
  [PASSWORD_ALONE, ({ value }) => value.length >= 6 && DIGIT.test(value) && /\p{L}/u.test(value)],
  ...NUMERIC_CODES.map((pattern) => [pattern, () => true] as const),
];
