import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createClassifier } from '../src/classifier/classify.ts';
import type { HashedEncoderSettings } from '../src/classifier/hashedEncoder.ts';
import { parseModel } from '../src/classifier/parseModel.ts';
import { type CanonicalRecord, readCorpus, toExample } from './datasets/corpus.ts';
import { createTextEncoder } from './encode.ts';
import { evaluateModel } from './evaluateModel.ts';
import type { Example, TrainingTask } from './example.ts';
import { exportModel } from './exportModel.ts';
import { type FitSettings, fit } from './fit.ts';
import type { Network } from './network.ts';
import { computeLogits, roundEmbedding } from './predict.ts';
import { splitByWriter } from './split.ts';
import { createTrainingSet } from './trainingSet.ts';

const ENCODER: HashedEncoderSettings = {
  kind: 'hashed',
  numBuckets: 512,
  ngramLengths: [3],
  maxChars: 500,
  synonyms: new Map([['nahi', 'not']]),
  concepts: new Map([['refund', ['money back']]]),
  conceptWeight: 2,
};

const TASKS: readonly TrainingTask[] = [
  { name: 'intent', labels: ['praise', 'refund'], kind: 'softmax', lossWeight: 1, balance: 0.5 },
  { name: 'churn_risk', labels: ['low', 'high'], kind: 'sigmoid', lossWeight: 1, balance: 0 },
];

const FIT: FitSettings = {
  dim: 16,
  epochs: 30,
  batchSize: 4,
  learningRate: 1e-2,
  quantiseFrom: 15,
  levels: 7,
  noisyShare: 0,
  dropout: 0,
  featureDropout: 0,
  labelSmoothing: 0,
  weightDecay: 0,
  seed: 7,
};

// Twenty short texts; the last ones lack a label of the second task.
const EXAMPLES: readonly Example[] = [
  'I want my money back',
  'refund this please',
  'return the payment',
  'paisa nahi mila',
  'send the money back now',
  'still no refund',
  'reimburse me for the chair',
  'when do I get the cash back',
  'give back what you took',
  'refund the second one',
  'thank you so much',
  'lovely people, great work',
  'best app ever',
  'you made my day',
  'brilliant support',
  'well done all',
  'thanks a lot',
  'great stuff',
  'so happy with it',
  'wonderful help',
].map((text, i) => ({
  text,
  labels: { intent: i < 10 ? 'refund' : 'praise', churn_risk: i > 15 ? undefined : i < 10 ? 'high' : 'low' },
  source: 'test',
}));

function train(seed = FIT.seed): Network {
  const set = createTrainingSet(EXAMPLES, () => 1, ENCODER, 1, seed);
  return fit(set, TASKS, ENCODER.numBuckets, { ...FIT, seed });
}

function exportTiny(network: Network, temperatures = { intent: 1.5 }) {
  return exportModel(network, {
    name: 'tiny',
    version: 1,
    encoder: ENCODER,
    tasks: TASKS,
    scopeTask: null,
    derived: [{ name: 'department', labels: ['a', 'b'], source: 'intent', groups: { praise: 'a', refund: 'b' } }],
    rankedTask: 'intent',
    temperatures,
    review: { tasks: ['intent'], min_confidence: 0.5, min_margin: 0, max_second: 1 },
    selfTestTexts: ['where is my money', 'thanks'],
    training: { seed: network.dim },
  });
}

describe('training', () => {
  const network = train();

  test('learns twenty texts by heart, also once its weights are int4 and int8', () => {
    const { classify } = createClassifier(parseModel(exportTiny(network)));
    for (const { text, labels } of EXAMPLES) {
      expect(classify(text).intent.label, text).toBe(labels['intent']);
      if (labels['churn_risk'] !== undefined) expect(classify(text).churn_risk.label, text).toBe(labels['churn_risk']);
    }
  });

  test('the same seed gives the same file to the last byte, another seed another', () => {
    expect(JSON.stringify(exportTiny(train()))).toBe(JSON.stringify(exportTiny(network)));
    expect(JSON.stringify(exportTiny(train(8)))).not.toBe(JSON.stringify(exportTiny(network)));
  });

  test('what serves a text has the logits of what was trained, but for the rounding of the heads', () => {
    const encode = createTextEncoder(ENCODER);
    const embedding = roundEmbedding(network, FIT.levels);
    const { classify } = createClassifier(parseModel(exportTiny(network, { intent: 1 })));
    for (const text of [...EXAMPLES.map((example) => example.text), 'money back money back nahi', 'ünïcödé words']) {
      const logits = computeLogits(network, encode(text), embedding);
      const expected = 1 / (1 + Math.exp(logits[0] - logits[1]));
      expect(classify(text).intent.scores['refund'], text).toBeCloseTo(expected, 1.5);
    }
  });

  test('a file answers its own self-test, and one with other weights is refused', () => {
    const file = exportTiny(network) as { self_test: unknown[]; embedding: { bias: string } };
    expect(file.self_test).toHaveLength(2);
    const bias = file.embedding.bias;
    file.embedding.bias = (bias.startsWith('A') ? 'B' : 'A') + bias.slice(1);
    expect(() => parseModel(file)).toThrow(expect.objectContaining({ name: 'MODEL_CHECKSUM' }));
  });

  test('a masked label costs nothing: its task is not pulled anywhere', () => {
    const masked: Example[] = EXAMPLES.map((example) => ({ ...example, labels: { intent: example.labels['intent'] } }));
    const set = createTrainingSet(masked, () => 1, ENCODER, 0, 1);
    const trained = fit(set, TASKS, ENCODER.numBuckets, { ...FIT, epochs: 1, quantiseFrom: 99 });
    const untrained = fit(set, TASKS, ENCODER.numBuckets, { ...FIT, epochs: 0 });
    const churnHead = (of: Network) => of.heads.slice(2 * of.dim, 3 * of.dim);
    expect(churnHead(trained)).toEqual(churnHead(untrained));
    expect(trained.heads.slice(0, trained.dim)).not.toEqual(untrained.heads.slice(0, trained.dim));
  });
});

describe('the shipped model', () => {
  const file = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'models', 'tickets.model.json'), 'utf8'));

  test('has the figures that its file and its card state', () => {
    const { validation, test: held } = splitByWriter(readCorpus());
    const classifier = createClassifier(parseModel(file));
    for (const [name, records] of [
      ['validation', validation],
      ['test', held],
    ] as const) {
      const { confusion: _, ...metrics } = evaluateModel(classifier, records);
      expect(JSON.parse(JSON.stringify(metrics)), name).toEqual(file.training.metrics[name]);
    }
  });
});

describe('the corpus', () => {
  const records = readCorpus();
  const { train: learned, validation, test: held } = splitByWriter(records);

  test('has no writer on two sides of the split, and every ticket on one', () => {
    const writersOf = (part: readonly CanonicalRecord[]) => new Set(part.map(({ writer }) => writer));
    const writers = [...writersOf(learned), ...writersOf(validation), ...writersOf(held)];
    expect(new Set(writers).size).toBe(writers.length);
    expect(learned.length + validation.length + held.length).toBe(records.length);
  });

  test('labels what the tickets say, nothing else', () => {
    expect(toExample(records[0])).toMatchObject({
      text: records[0].text,
      labels: { intent: records[0].intent, scope: 'in' },
      source: 'corpus',
    });
  });
});
