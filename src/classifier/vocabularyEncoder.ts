import type { Encoder } from './encoder.ts';
import { push, reserve, type SparseVector } from './sparseVector.ts';
import { createPreparer, isTokenCode, splitTokens, type VocabularyNormaliserSettings } from './vocabularyNormaliser.ts';
import { addWord, continueHash, createWordIndex, EMPTY_HASH, findWord, type Indexed } from './wordIndex.ts';

/** A flag is set when a token is one of `words` or a phrase is found anywhere in the normalised text. */
export interface FlagRule {
  readonly words: ReadonlySet<string>;
  readonly phrases: readonly string[];
}

/** How the reference formats turn text into features. All row numbers point into the one embedding table. */
export interface VocabularyEncoderSettings {
  readonly kind: 'vocabulary';
  readonly normaliser: VocabularyNormaliserSettings;
  /** Word → row whose weight is its count, or log(1 + count). */
  readonly bag: ReadonlyMap<string, number>;
  readonly logCounts: boolean;
  readonly flags: readonly FlagRule[];
  /** Row of the first flag. */
  readonly flagRow: number;
  /** Word → row of its embedding; the rows of a text are averaged. */
  readonly embeddings: ReadonlyMap<string, number>;
  /** Row of words without an embedding; null leaves them out. */
  readonly unknownRow: number | null;
  /** How many tokens are embedded, from the first; 0 for all. */
  readonly maxTokens: number;
}

interface Word extends Indexed<Word> {
  readonly bagRow: number;
  readonly embeddingRow: number;
  /** The flags this word sets wherever it stands. */
  readonly flags: readonly number[];
  /** The phrases of several words that may begin at the end of this one. */
  readonly phrases: readonly Phrase[];
  count: number;
  seenIn: number;
}

/** A phrase of several words: found where they follow each other, the first and the last perhaps as parts of words. */
interface Phrase {
  readonly words: readonly string[];
  readonly flag: number;
}

const ABSENT = -1;
/** Words outside the vocabulary that are remembered, for the flags they set. */
const MAX_UNKNOWN_WORDS = 4096;

export function createVocabularyEncoder(settings: VocabularyEncoderSettings): Encoder {
  // A phrase is a substring of the normalised text, whose words are parted by single spaces: one without a space can
  // only stand inside a word, and one with spaces can only begin at the end of a word. So both are matters of words.
  const phrases: readonly Phrase[] = settings.flags.flatMap((rule, flag) =>
    rule.phrases.map((phrase) => ({ words: phrase.split(' '), flag })),
  );
  const prepare = createPreparer(settings.normaliser);
  const vocabulary = new Set([...settings.bag.keys(), ...settings.embeddings.keys()]);
  const maxWords = vocabulary.size + MAX_UNKNOWN_WORDS;
  const index = createWordIndex<Word>(maxWords);
  for (const word of vocabulary) addWord(index, createWord(word));
  const maxTokens = settings.maxTokens || Number.POSITIVE_INFINITY;
  /** Of the text being read: its words in order, and those of the bag once each. */
  const words: Word[] = [];
  const counted: Word[] = [];
  const flagSeenIn = new Float64Array(settings.flags.length);
  let call = 0;

  return {
    normalise: (text) => splitTokens(prepare(text)).join(' '),
    tokenise: splitTokens,
    encodeInto(text, features) {
      call++;
      readWords(prepare(text));
      reserve(features, 2 * words.length + flagSeenIn.length);
      let numEmbedded = 0;
      for (let i = 0; i < words.length; i++) {
        const word = words[i];
        if (word.bagRow !== ABSENT) count(word);
        if (i < maxTokens && word.embeddingRow !== ABSENT) numEmbedded++;
        for (const flag of word.flags) setFlag(flag, features);
        for (const phrase of word.phrases) if (follows(phrase, words, i)) setFlag(phrase.flag, features);
      }
      for (const word of counted) push(features, word.bagRow, settings.logCounts ? Math.log1p(word.count) : word.count);
      for (let i = 0; i < words.length && i < maxTokens; i++) {
        if (words[i].embeddingRow !== ABSENT) push(features, words[i].embeddingRow, 1 / numEmbedded);
      }
    },
  };

  function readWords(prepared: string): void {
    words.length = 0;
    counted.length = 0;
    let start = -1;
    let hash = EMPTY_HASH;
    for (let i = 0; i <= prepared.length; i++) {
      const code = i < prepared.length ? prepared.charCodeAt(i) : 0;
      if (isTokenCode(code)) {
        if (start < 0) start = i;
        hash = continueHash(hash, code);
      } else if (start >= 0) {
        words.push(findWord(index, prepared, start, i, hash) ?? meet(prepared.slice(start, i)));
        start = -1;
        hash = EMPTY_HASH;
      }
    }
  }

  function createWord(word: string): Word {
    const flags = settings.flags.flatMap((rule, flag) => (rule.words.has(word) ? [flag] : []));
    const inside = phrases.filter((phrase) => phrase.words.length === 1 && word.includes(phrase.words[0]));
    return {
      bagRow: settings.bag.get(word) ?? ABSENT,
      embeddingRow: settings.embeddings.get(word) ?? settings.unknownRow ?? ABSENT,
      flags: [...flags, ...inside.map(({ flag }) => flag)],
      phrases: phrases.filter((phrase) => phrase.words.length > 1 && word.endsWith(phrase.words[0])),
      text: word,
      next: null,
      count: 0,
      seenIn: 0,
    };
  }

  function meet(token: string): Word {
    const word = createWord(token);
    if (index.size < maxWords) addWord(index, word);
    return word;
  }

  function count(word: Word): void {
    if (word.seenIn === call) {
      word.count++;
      return;
    }
    word.seenIn = call;
    word.count = 1;
    counted.push(word);
  }

  function setFlag(flag: number, features: SparseVector): void {
    if (flagSeenIn[flag] === call) return;
    flagSeenIn[flag] = call;
    push(features, settings.flagRow + flag, 1);
  }
}

/** Whether the rest of a phrase, whose first word ends the word at `at`, comes after it. */
function follows(phrase: Phrase, words: readonly Word[], at: number): boolean {
  const last = phrase.words.length - 1;
  for (let i = 1; i < last; i++) if (words[at + i]?.text !== phrase.words[i]) return false;
  return words[at + last]?.text.startsWith(phrase.words[last]) ?? false;
}
