import type { Encoder } from './encoder.ts';
import { push, type SparseVector } from './sparseVector.ts';
import { createVocabularyNormaliser, type VocabularyNormaliserSettings } from './vocabularyNormaliser.ts';

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

interface Word {
  readonly bagRow: number;
  readonly embeddingRow: number;
  /** The flags this word sets wherever it stands. */
  readonly flags: readonly number[];
  count: number;
  seenIn: number;
}

const ABSENT = -1;
/** Words outside the vocabulary that are remembered, for the flags they set. */
const MAX_UNKNOWN_WORDS = 4096;

export function createVocabularyEncoder(settings: VocabularyEncoderSettings): Encoder {
  const words = new Map<string, Word>();
  for (const word of [...settings.bag.keys(), ...settings.embeddings.keys()]) words.set(word, createWord(word));
  const maxWords = words.size + MAX_UNKNOWN_WORDS;
  // A phrase without a space can only stand inside a token, so only the others are looked for in the whole text.
  const longPhrases = settings.flags.flatMap(({ phrases }, flag) =>
    phrases.filter((phrase) => phrase.includes(' ')).map((phrase) => ({ phrase, flag })),
  );
  const maxTokens = settings.maxTokens || Number.POSITIVE_INFINITY;
  const counted: Word[] = [];
  const embedded: number[] = [];
  const flagSeenIn = new Float64Array(settings.flags.length);
  let call = 0;

  return {
    normalise: createVocabularyNormaliser(settings.normaliser),
    tokenise: (normalised) => (normalised === '' ? [] : normalised.split(' ')),
    encodeInto(normalised, tokens, features) {
      call++;
      counted.length = 0;
      embedded.length = 0;
      features.length = 0;
      for (let i = 0; i < tokens.length; i++) {
        const word = words.get(tokens[i]) ?? meet(tokens[i]);
        if (word.bagRow !== ABSENT) count(word);
        if (i < maxTokens && word.embeddingRow !== ABSENT) embedded.push(word.embeddingRow);
        for (const flag of word.flags) setFlag(flag, features);
      }
      for (const { phrase, flag } of longPhrases) if (normalised.includes(phrase)) setFlag(flag, features);
      for (const word of counted) push(features, word.bagRow, settings.logCounts ? Math.log1p(word.count) : word.count);
      for (const row of embedded) push(features, row, 1 / embedded.length);
    },
  };

  function createWord(word: string): Word {
    const flags = settings.flags.flatMap((rule, flag) =>
      rule.words.has(word) || rule.phrases.some((phrase) => word.includes(phrase)) ? [flag] : [],
    );
    return {
      bagRow: settings.bag.get(word) ?? ABSENT,
      embeddingRow: settings.embeddings.get(word) ?? settings.unknownRow ?? ABSENT,
      flags,
      count: 0,
      seenIn: 0,
    };
  }

  function meet(token: string): Word {
    const word = createWord(token);
    if (words.size < maxWords) words.set(token, word);
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
