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
// boundary in it: the address begins at the first word character of the run.
const EMAIL = /(?<=(?<![\w.+-])[.+-]*)\w[\w.+-]*@[\w-]+\.[\w.-]+\b/g;
const NUMBER = /\b\d+\b/g;
const HAS_DIGIT = /\d/;
const NOT_A_TOKEN = /[^A-Za-z0-9<>]+/g;

export function createVocabularyNormaliser(settings: VocabularyNormaliserSettings): (text: string) => string {
  const replace = createReplacer(settings.replacements);
  const urlToken = settings.urlToken === null ? null : ` ${settings.urlToken} `;
  const emailToken = settings.emailToken === null ? null : ` ${settings.emailToken} `;
  const numberToken = settings.numberToken === null ? null : ` ${settings.numberToken} `;
  return (text) => {
    let normalised = text.trim();
    // Go lower-cases İ to a plain i, JavaScript to an i and a combining dot.
    if (settings.lowercase) normalised = normalised.replaceAll('İ', 'i').toLowerCase();
    if (urlToken !== null && (normalised.includes('://') || normalised.includes('www.'))) {
      normalised = normalised.replace(URL, () => urlToken);
    }
    if (emailToken !== null && normalised.includes('@')) normalised = normalised.replace(EMAIL, () => emailToken);
    if (numberToken !== null && HAS_DIGIT.test(normalised)) normalised = normalised.replace(NUMBER, () => numberToken);
    normalised = replace(normalised);
    if (normalised.includes('&')) normalised = normalised.replaceAll('&', ' and ');
    return normalised.replace(NOT_A_TOKEN, ' ').trim();
  };
}

function createReplacer(replacements: ReadonlyMap<string, string>): (text: string) => string {
  if (replacements.size === 0) return (text) => text;
  const sources = [...replacements.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const patterns = sources.map((source) => new RegExp(`\\b${escapeRegExp(source)}\\b`, 'g'));
  const targets = sources.map((source) => replacements.get(source) ?? '');
  // Most texts hold none of the spellings, and one look at all of them together is several times cheaper.
  const any = new RegExp(`\\b(?:${sources.map(escapeRegExp).join('|')})\\b`);
  return (text) => {
    if (!any.test(text)) return text;
    return patterns.reduce((current, pattern, i) => current.replace(pattern, () => targets[i]), text);
  };
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
