// The text normalisation of the reference formats. Parity with the published engine is the point: ASCII `\b`, `\w` and
// white space, everything but ASCII letters, digits and <> dropped. Our own format normalises in `normalise.ts`.

export interface VocabularyNormaliserSettings {
  readonly lowercase: boolean;
  /** What a URL, an e-mail address and a number become; null leaves them as they are. */
  readonly urlToken: string | null;
  readonly emailToken: string | null;
  readonly numberToken: string | null;
  /** Spelling → replacement, applied one after the other: longest first, ties in alphabetical order. */
  readonly replacements: ReadonlyMap<string, string>;
}

const URL = /https?:\/\/[^\t\n\f\r ]+|www\.[^\t\n\f\r ]+/g;
// `\b[\w.+-]+@…` of the engine, written so that a run of such characters is scanned once instead of from each word
// boundary in it: the address begins at the first word character of the run. The look ahead comes first because the look
// behind, tried at each character of a run of punctuation, would read the run again from each of them.
const EMAIL = /(?=\w)(?<=(?<![\w.+-])[.+-]*)\w[\w.+-]*@[\w-]+\.[\w.-]+\b/g;
const NUMBER = /\b\d+\b/g;
const MAY_HOLD_PATTERN = /[@\d]|:\/\/|www\./;

const TOKEN = /[A-Za-z0-9<>]+/g;

/** Letters, digits and <>: what tokens are made of, by character code. */
const IS_TOKEN_CODE = new Uint8Array(128);
for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789<>') {
  IS_TOKEN_CODE[character.charCodeAt(0)] = 1;
}

export function isTokenCode(code: number): boolean {
  return code < 128 && IS_TOKEN_CODE[code] === 1;
}

/**
 * Returns the function that does all of the normalisation but its last step, which drops what is no part of a token:
 * the normalised text is the tokens of the prepared text with a space between them.
 */
export function createPreparer(settings: VocabularyNormaliserSettings): (text: string) => string {
  const { lowercase, urlToken, emailToken, numberToken, replacements } = settings;
  const patterns: Rewrite[] = [];
  if (urlToken !== null) patterns.push({ pattern: URL, target: ` ${urlToken} ` });
  if (emailToken !== null) patterns.push({ pattern: EMAIL, target: ` ${emailToken} ` });
  if (numberToken !== null) patterns.push({ pattern: NUMBER, target: ` ${numberToken} ` });
  const spellings = [...replacements]
    .sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1))
    .map(([source, target]) => ({ pattern: new RegExp(anyOf([source]), 'g'), target }));
  const anySpelling = new RegExp(anyOf([...replacements.keys()]));
  return (text) => {
    let prepared = lowercase ? lowerCase(text) : text;
    // Most texts need no rewriting, and one look for all of it is several times cheaper than trying each pattern.
    if (MAY_HOLD_PATTERN.test(prepared)) prepared = rewrite(prepared, patterns);
    if (anySpelling.test(prepared)) prepared = rewrite(prepared, spellings);
    return prepared.includes('&') ? prepared.replaceAll('&', ' and ') : prepared;
  };
}

interface Rewrite {
  readonly pattern: RegExp;
  readonly target: string;
}

function rewrite(text: string, rewrites: readonly Rewrite[]): string {
  return rewrites.reduce((current, { pattern, target }) => current.replace(pattern, () => target), text);
}

/** A pattern for any of the words; for none when there are none. */
function anyOf(words: readonly string[]): string {
  return words.length === 0 ? '(?!)' : `\\b(?:${words.map(escapeRegExp).join('|')})\\b`;
}

/** Go lower-cases İ to a plain i, JavaScript to an i and a combining dot. */
function lowerCase(text: string): string {
  return (text.includes('İ') ? text.replaceAll('İ', 'i') : text).toLowerCase();
}

export function splitTokens(prepared: string): string[] {
  return prepared.match(TOKEN) ?? [];
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
