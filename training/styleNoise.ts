// The same text as other thumbs would have typed it: typos, shorthand, no punctuation, capitals. Training on noised
// copies costs nothing at run time and makes the model robust to what people really type.

import { pick, type Random } from './random.ts';

/** Share of words that get a typo in a noised copy, and the probability that a copy is restyled as well. */
export const TYPO_RATE = 0.15;
export const RESTYLE_PROBABILITY = 0.7;

const SHORTHAND = new Map(
  Object.entries({
    you: 'u',
    your: 'ur',
    are: 'r',
    please: 'pls',
    thanks: 'thx',
    because: 'bc',
    with: 'w',
    without: 'w/o',
    before: 'b4',
    great: 'gr8',
    to: '2',
    for: '4',
    and: '&',
    people: 'ppl',
    message: 'msg',
    tomorrow: 'tmrw',
    though: 'tho',
    through: 'thru',
    okay: 'ok',
    account: 'acct',
    number: 'no',
    order: 'ordr',
    have: 'hv',
    what: 'wat',
    about: 'abt',
    would: 'wud',
    "don't": 'dont',
    "can't": 'cant',
    "won't": 'wont',
    "didn't": 'didnt',
    "i'm": 'im',
    "it's": 'its',
  }),
);

const RESTYLES: readonly ((text: string, random: Random) => string)[] = [
  (text) => text.toLowerCase(),
  (text) => text.toUpperCase(),
  (text) => text.replace(/[.,;:!?]/g, ''),
  (text) => text.toLowerCase().replace(/[.,;:!?'"]/g, ''),
  (text) => text.replace(/[.!?](?=\s|$)/g, '...'),
  (text) => text.replace(/'/g, ''),
  (text, random) => `${text}${pick(['!', '!!', '??', '...', ' pls', ' thanks'], random)}`,
  (text, random) => `${pick(['hi ', 'hello ', 'hey ', 'so ', 'ok ', 'um '], random)}${text}`,
  (text, random) => text.replace(/[A-Za-z']+/g, (word) => shorten(word, random)),
];

function shorten(word: string, random: Random): string {
  const short = SHORTHAND.get(word.toLowerCase());
  return short !== undefined && random() < 0.6 ? short : word;
}

/** A noised copy of the text: typos first, then, often, another style. */
export function noise(text: string, random: Random, typoRate = TYPO_RATE): string {
  const typed = addTypos(text, typoRate, random);
  return random() < RESTYLE_PROBABILITY ? pick(RESTYLES, random)(typed, random) : typed;
}

/** Swaps two letters of, or drops one from, a share of the words of three letters and more. */
export function addTypos(text: string, rate: number, random: Random): string {
  return text.replace(/\p{L}{3,}/gu, (word) => (random() < rate ? mistype(word, random) : word));
}

function mistype(word: string, random: Random): string {
  const letters = [...word];
  const at = Math.floor(random() * (letters.length - 1));
  if (random() < 0.5) letters.splice(at, 2, letters[at + 1], letters[at]);
  else letters.splice(at, 1);
  return letters.join('');
}
