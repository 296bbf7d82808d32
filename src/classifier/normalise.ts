// The text normalisation of our own format, shared by training and serving: one ticket, one spelling. Letters of every
// script survive. Idempotent: normalising twice changes nothing.

const ASCII_ONLY = /^\p{ASCII}*$/u;
const INVISIBLE = /\p{Cf}|\p{Variation_Selector}/gu;
const LONE_SURROGATE = /\p{Surrogate}/gu;
const CURLY_APOSTROPHE = /[\u2018\u2019\u02bc]/g;
const URL = /(?:https?:\/\/|www\.)[^\s<>]{1,2048}/g;
const EMAIL = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}(?![\w@-]|\.\w)/g;
const DIGIT = /\p{Nd}/gu;
const STRETCHED = /(.)\1{2,}/gsu;
const WHITE_SPACE = /\s+/g;

/**
 * NFKC, lower case, one apostrophe, no invisible characters; a URL becomes `<url>`, an e-mail address `<email>`, a
 * digit `0`; three or more of the same character become two; white space becomes one space. Only the first `maxChars`
 * UTF-16 units of the text are read, which bounds the work; a character is never cut in half.
 */
export function normalise(text: string, maxChars: number): string {
  let normalised = cap(text, maxChars);
  if (ASCII_ONLY.test(normalised)) {
    normalised = normalised.toLowerCase();
  } else {
    normalised = canonicalise(normalised);
  }
  normalised = replaceAddresses(normalised.replace(DIGIT, '0')).replace(STRETCHED, '$1$1');
  // Again, because a stretched letter may have hidden one ("htttp://…").
  return replaceAddresses(normalised).replace(WHITE_SPACE, ' ').trim();
}

function replaceAddresses(text: string): string {
  let replaced = text;
  if (replaced.includes('://') || replaced.includes('www.')) replaced = replaced.replace(URL, ' <url> ');
  if (replaced.includes('@')) replaced = replaced.replace(EMAIL, ' <email> ');
  return replaced;
}

/** Each of the steps can undo another (K → K, a letter and its accent meeting), so they are repeated until none does. */
function canonicalise(text: string): string {
  // Firefox does this in `normalize`, other engines leave a lone surrogate as it is.
  let current = text.replace(LONE_SURROGATE, '\ufffd');
  for (let i = 0; i < 4; i++) {
    const next = current.normalize('NFKC').toLowerCase().replace(INVISIBLE, '').replace(CURLY_APOSTROPHE, "'");
    if (next === current) break;
    current = next;
  }
  return current;
}

function cap(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  const last = text.charCodeAt(maxChars - 1);
  const cutsPair = last >= 0xd800 && last <= 0xdbff;
  return text.slice(0, cutsPair ? maxChars - 1 : maxChars);
}
