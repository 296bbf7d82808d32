// Every choice of the shipped model, in one place. Figures marked "measured" come from cross-validation over writers.

import type { HashedEncoderSettings } from '../src/classifier/hashedEncoder.ts';
import { TASKS } from '../src/classifier/tasks.ts';
import concepts from './concepts.json' with { type: 'json' };
import type { Example, TrainingTask } from './example.ts';
import type { FitSettings } from './fit.ts';
import synonyms from './synonyms.json' with { type: 'json' };

export const MODEL_NAME = 'tickets';
export const MODEL_VERSION = 1;
export const DEFAULT_SEED = 1;

/** Rows and width of the embedding table: the widest that keeps the file within its 400 kB budget. */
export const NUM_BUCKETS = 8192;
export const DIM = 64;

export const ENCODER: HashedEncoderSettings = {
  kind: 'hashed',
  numBuckets: NUM_BUCKETS,
  ngramLengths: [3, 4],
  maxChars: 2000,
  synonyms: new Map(Object.entries(synonyms)),
  concepts: new Map(Object.entries(concepts)),
  conceptWeight: 2,
};

export const FIT: FitSettings = {
  dim: DIM,
  epochs: 8,
  batchSize: 32,
  learningRate: 5e-3, // AdamW, linear to 0
  quantiseFrom: 4, // the second half of training runs on int4 rows
  levels: 7, // int4
  noisyShare: 0.5,
  dropout: 0.5,
  featureDropout: 0.3,
  labelSmoothing: 0.05,
  weightDecay: 0,
  seed: DEFAULT_SEED,
};

export const TRAINING_TASKS: readonly TrainingTask[] = [
  { name: 'sentiment', labels: TASKS.sentiment, kind: 'softmax', lossWeight: 1, balance: 0.3 },
  { name: 'lead_intent', labels: TASKS.lead_intent, kind: 'softmax', lossWeight: 1, balance: 0.3 },
  { name: 'churn_risk', labels: TASKS.churn_risk, kind: 'sigmoid', lossWeight: 1, balance: 0.3 },
  { name: 'intent', labels: TASKS.intent, kind: 'softmax', lossWeight: 1, balance: 0.5 },
  { name: 'scope', labels: ['out', 'in'], kind: 'sigmoid', lossWeight: 0.3, balance: 0.3 },
];

/** How the network is trained: what is drawn how often, with what, for which tasks. */
export interface Recipe {
  readonly encoder: HashedEncoderSettings;
  readonly tasks: readonly TrainingTask[];
  readonly fit: FitSettings;
  /** Draws of an example of each source in an epoch; a fraction is a probability. A source without a number is left out. */
  readonly draws: Readonly<Record<string, number>>;
  /** Epochs in which the public sets are drawn: they lay the ground, the written tickets have the last word. */
  readonly publicEpochs: number;
  /** Noised copies made of each text; one of them is drawn when a noisy one is wanted. */
  readonly noisyCopies: number;
  /** Epochs without a better validation loss, once the network is quantised, after which training stops. */
  readonly patience: number;
}

export const RECIPE: Recipe = {
  encoder: ENCODER,
  tasks: TRAINING_TASKS,
  fit: FIT,
  draws: {
    corpus: 4,
    cfpb: 4,
    correction: 8,
    bitext: 0.15,
    banking77: 0.15,
    clinc150: 0.3,
    'clinc150-other': 0.05,
    tweets: 0.1,
    nlupp: 1,
  },
  publicEpochs: 3,
  noisyCopies: 2,
  patience: 3,
};

const LASTING_SOURCES = ['corpus', 'cfpb', 'correction', 'clinc150-other', 'tweets'];

/** How often an example is drawn in an epoch: public sets must help and never drown the written tickets. */
export function drawsOf(recipe: Recipe): (example: Example, epoch: number) => number {
  return ({ source }, epoch) => {
    if (epoch >= recipe.publicEpochs && !LASTING_SOURCES.includes(source)) return 0;
    return recipe.draws[source] ?? 0;
  };
}
