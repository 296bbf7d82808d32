// The features of our own format: words, word pairs, concepts, character n-grams and the consonants of a word, each
// hashed to a row of one embedding table. No vocabulary, so a misspelt or foreign word still has the rows of its n-grams.
//
// A text is the sum of its words, pairs and concepts, each weighted by the square root of its count, and divided by
// the length (L2 norm) of that vector. A word always brings the same rows (its own and those of its n-grams), so they
// are added up once into a row of their own and kept: reading a known word costs one row instead of a dozen.

import type { Encoder } from './encoder.ts';
import { bucketOf, FNV_OFFSET_BASIS, fnv1a } from './hash.ts';
import { normalise } from './normalise.ts';
import { push, reserve, type SparseVector } from './sparseVector.ts';
import { indexSynonyms, matchesAt, type Synonyms, tokenise } from './tokenise.ts';

export interface HashedEncoderSettings {
  readonly kind: 'hashed';
  /** Rows of the embedding table. */
  readonly numBuckets: number;
  /** Lengths, in characters, of the n-grams of `<word>`. */
  readonly ngramLengths: readonly number[];
  /** UTF-16 units of a text that are read. */
  readonly maxChars: number;
  /** Spelling → the one way it is spelt, both normalised. */
  readonly synonyms: ReadonlyMap<string, string>;
  /** Concept → normalised phrases that express it, matched on whole tokens. */
  readonly concepts: ReadonlyMap<string, readonly string[]>;
  /** Weight of a concept that a text expresses, however often. */
  readonly conceptWeight: number;
}

/** A word as it was first met; `row` is its row in the table of pooled words, or `UNPOOLED`. */
interface Word {
  /** Buckets of the word itself and of its n-grams, with repetitions. */
  readonly buckets: Int32Array;
  /** Hash state of a pair that begins with this word. */
  readonly pairState: number;
  readonly row: number;
  count: number;
  seenIn: number;
}

/**
 * Where the added-up rows of words are kept. A text with more words than there is room for is read all the same, the
 * rest of them from their buckets. A trainer, whose rows change all the time, keeps none.
 */
export interface WordPool {
  /** Row of the first pooled word, after the buckets. */
  readonly firstRow: number;
  readonly capacity: number;
  /** Writes the sum of `buckets` to `row`. */
  add(row: number, buckets: Int32Array): void;
}

const UNPOOLED = -1;
const PAIR_BOUNDARY = '\u0000';

export function createHashedEncoder(settings: HashedEncoderSettings, pool: WordPool): Encoder {
  const synonyms = indexSynonyms(settings.synonyms);
  const concepts = indexConcepts(settings, synonyms);
  const wordState = fnv1a('w', FNV_OFFSET_BASIS);
  const startState = fnv1a(PAIR_BOUNDARY, pairState(''));
  const words = new Map<string, Word>();
  const counted: Word[] = [];
  const pairCounts = new Map<number, number>();
  const found = new Set<number>();
  let call = 0;

  return {
    normalise: (text) => normalise(text, settings.maxChars),
    tokenise: (normalised) => tokenise(normalised, synonyms),
    encodeInto(text, features) {
      const tokens = tokenise(normalise(text, settings.maxChars), synonyms);
      call++;
      if (words.size + tokens.length > pool.capacity) words.clear();
      counted.length = 0;
      pairCounts.clear();
      found.clear();
      let previous = startState;
      for (let i = 0; i < tokens.length; i++) {
        const word = read(tokens[i]);
        countPair(fnv1a(tokens[i], previous));
        previous = word.pairState;
        for (const concept of concepts.get(tokens[i]) ?? []) {
          if (matchesAt(tokens, i, concept.phrase)) found.add(concept.bucket);
        }
      }
      if (tokens.length > 0) countPair(fnv1a(PAIR_BOUNDARY, previous));
      writeFeatures(features);
    },
  };

  function read(token: string): Word {
    let word = words.get(token);
    if (word === undefined) {
      word = createWord(token, words.size < pool.capacity ? pool.firstRow + words.size : UNPOOLED);
      words.set(token, word);
    }
    if (word.seenIn === call) {
      word.count++;
    } else {
      word.seenIn = call;
      word.count = 1;
      counted.push(word);
    }
    return word;
  }

  function createWord(token: string, row: number): Word {
    const states = [fnv1a(token, wordState), ...ngramStates(token, settings.ngramLengths), ...skeletonStates(token)];
    const buckets = Int32Array.from(states, (state) => bucketOf(state, settings.numBuckets));
    if (row !== UNPOOLED) pool.add(row, buckets);
    return { buckets, row, pairState: pairState(token), count: 0, seenIn: 0 };
  }

  function countPair(state: number): void {
    const bucket = bucketOf(state, settings.numBuckets);
    pairCounts.set(bucket, (pairCounts.get(bucket) ?? 0) + 1);
  }

  function writeFeatures(features: SparseVector): void {
    let squaredNorm = found.size * settings.conceptWeight ** 2;
    let length = pairCounts.size + found.size;
    for (const word of counted) {
      squaredNorm += word.count * word.buckets.length;
      length += word.row === UNPOOLED ? word.buckets.length : 1;
    }
    for (const count of pairCounts.values()) squaredNorm += count;
    const scale = squaredNorm === 0 ? 0 : 1 / Math.sqrt(squaredNorm);
    reserve(features, length);
    for (const word of counted) {
      const weight = Math.sqrt(word.count) * scale;
      if (word.row !== UNPOOLED) push(features, word.row, weight);
      else for (const bucket of word.buckets) push(features, bucket, weight);
    }
    for (const [bucket, count] of pairCounts) push(features, bucket, Math.sqrt(count) * scale);
    for (const bucket of found) push(features, bucket, settings.conceptWeight * scale);
  }
}

const NGRAM_STATE = fnv1a('c', FNV_OFFSET_BASIS);

function pairState(first: string): number {
  return fnv1a(' ', fnv1a(first, fnv1a('b', FNV_OFFSET_BASIS)));
}

/**
 * Hash states of the character n-grams of `<token>`, counted in code points; a token shorter than n brings none of that
 * length. Character by character, because cutting the n-grams out as strings took most of the time of a new word.
 */
function ngramStates(token: string, lengths: readonly number[]): number[] {
  const characters = ['<', ...token, '>'];
  const states: number[] = [];
  for (const n of lengths) {
    for (let start = 0; start + n <= characters.length; start++) {
      let state = NGRAM_STATE;
      for (let i = start; i < start + n; i++) state = fnv1a(characters[i], state);
      states.push(state);
    }
  }
  return states;
}

const SKELETON_STATE = fnv1a('s', FNV_OFFSET_BASIS);
const LATIN_WORD = /^[a-z']{3,}$/;

/**
 * Hash state of a word's first letter and its consonants, doubled ones once: "recieve", "receive" and "receve" share it,
 * and so do "nahi", "nahee" and "nhi". None for what is no Latin word, or is left with one letter.
 */
function skeletonStates(token: string): number[] {
  if (!LATIN_WORD.test(token)) return [];
  const consonants = token[0] + token.slice(1).replace(/[aeiouy']/g, '');
  const skeleton = consonants.replace(/(.)\1+/g, '$1');
  return skeleton.length < 2 ? [] : [fnv1a(skeleton, SKELETON_STATE)];
}

interface Concept {
  readonly phrase: readonly string[];
  readonly bucket: number;
}

function indexConcepts(settings: HashedEncoderSettings, synonyms: Synonyms): ReadonlyMap<string, readonly Concept[]> {
  const byFirstToken = new Map<string, Concept[]>();
  const conceptState = fnv1a('k', FNV_OFFSET_BASIS);
  for (const [name, phrases] of settings.concepts) {
    const bucket = bucketOf(fnv1a(name, conceptState), settings.numBuckets);
    for (const phrase of phrases.map((text) => tokenise(text, synonyms))) {
      byFirstToken.set(phrase[0], [...(byFirstToken.get(phrase[0]) ?? []), { phrase, bucket }]);
    }
  }
  return byFirstToken;
}
