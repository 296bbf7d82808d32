import type { Classifier } from '../src/classifier/classify.ts';
import { readClinc150 } from './datasets/clinc150.ts';
import type { CanonicalRecord } from './datasets/corpus.ts';
import { share } from './metrics.ts';
import { createRandom } from './random.ts';
import { addTypos } from './styleNoise.ts';

/** How a model does where things go wrong, on tickets of writers it never read. */
export interface Robustness {
  /** Share of intents right. */
  readonly clean: number;
  /** The same with one letter swapped or dropped in a fifth of the words. */
  readonly withTypos: number;
  /** The same by the network in float32, before it was quantised. */
  readonly float: number;
  /** Share of CLINC150's out-of-scope test queries, and of the tickets, that are called out of scope. */
  readonly outOfScope: { readonly queries: number; readonly tickets: number };
  /** Share of tickets advised for review, and of right intents among the others. */
  readonly review: { readonly share: number; readonly accuracyOfOthers: number };
}

const TYPO_SEED = 20;
const TYPO_RATE = 0.2;
export const IN_SCOPE = 0.5;

export function measureRobustness(
  classifier: Classifier,
  floatIntent: (text: string) => string,
  records: readonly CanonicalRecord[],
  dataDir: string,
): Robustness {
  const random = createRandom(TYPO_SEED);
  const answers = records.map((record) => ({ record, prediction: classifier.classify(record.text) }));
  const isRight = ({ record, prediction }: (typeof answers)[number]): boolean =>
    prediction.intent.label === record.intent;
  const queries = readClinc150(dataDir, 'oos_test');
  return {
    clean: share(answers, isRight),
    withTypos: share(
      records,
      ({ text, intent }) => classifier.classify(addTypos(text, TYPO_RATE, random)).intent.label === intent,
    ),
    float: share(records, ({ text, intent }) => floatIntent(text) === intent),
    outOfScope: {
      queries: share(queries, ({ text }) => classifier.classify(text).in_scope < IN_SCOPE),
      tickets: share(answers, ({ prediction }) => prediction.in_scope < IN_SCOPE),
    },
    review: {
      share: share(answers, ({ prediction }) => prediction.review.needed),
      accuracyOfOthers: share(
        answers.filter(({ prediction }) => !prediction.review.needed),
        isRight,
      ),
    },
  };
}
