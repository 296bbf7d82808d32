// npm run benchmark -- banking77|clinc150 --data DIR [--seed N]
// Trains the shipped architecture on a published split and prints its test accuracy beside published figures.

import { createClassifier } from '../src/classifier/classify.ts';
import { parseModel } from '../src/classifier/parseModel.ts';
import { readArguments } from './arguments.ts';
import { BENCHMARK_FIT, BENCHMARK_NOISY_COPIES, PUBLISHED } from './benchmarkSettings.ts';
import { DEFAULT_SEED, ENCODER, NUM_BUCKETS } from './config.ts';
import { type LabelledText, readBanking77 } from './datasets/banking77.ts';
import { readClinc150 } from './datasets/clinc150.ts';
import type { TrainingTask } from './example.ts';
import { exportModel } from './exportModel.ts';
import { fit } from './fit.ts';
import { share } from './metrics.ts';
import { createRandom } from './random.ts';
import { addTypos } from './styleNoise.ts';
import { createTrainingSet } from './trainingSet.ts';

const USAGE = 'npm run benchmark -- banking77|clinc150 --data DIR [--seed N]';
const { values, positionals } = readArguments(
  { data: { type: 'string' }, seed: { type: 'string', default: String(DEFAULT_SEED) } },
  USAGE,
);
const [name] = positionals;
if ((name !== 'banking77' && name !== 'clinc150') || values.data === undefined) {
  console.error(`got ${positionals.join(' ') || 'no benchmark'}, ${values.data ?? 'no --data'}\n\nusage: ${USAGE}`);
  process.exit(64);
}
const read = name === 'banking77' ? readBanking77 : readClinc150;
const train = read(values.data, 'train');
const test = read(values.data, 'test');
const labels = [...new Set(train.map(({ label }) => label))].sort();
const task: TrainingTask = { name: 'intent', labels, kind: 'softmax', lossWeight: 1, balance: 0 };
const seed = Number(values.seed);
// No concepts and no synonyms: the benchmarks are English and have nothing to do with support tickets.
const encoder = { ...ENCODER, synonyms: new Map<string, string>(), concepts: new Map<string, string[]>() };

const examples = train.map(({ text, label }) => ({ text, labels: { intent: label }, source: name }));
const set = createTrainingSet(examples, () => 1, encoder, BENCHMARK_NOISY_COPIES, seed);
const network = fit(set, [task], NUM_BUCKETS, { ...BENCHMARK_FIT, seed }, (_, { epoch, epochs, loss }) => {
  console.log(`epoch ${epoch + 1}/${epochs}  loss ${loss.toFixed(4)}`);
  return false;
});
const file = exportModel(network, {
  name,
  version: 1,
  encoder,
  tasks: [task],
  scopeTask: null,
  derived: [],
  rankedTask: 'intent',
  temperatures: {},
  review: { tasks: ['intent'], min_confidence: 0.55, min_margin: 0.15, max_second: 0.2 },
  selfTestTexts: [],
  training: {},
});
const classifier = createClassifier(parseModel(file));
const accuracy = (rows: readonly LabelledText[]): string =>
  (share(rows, ({ text, label }) => classifier.classify(text).intent.label === label) * 100).toFixed(1);

const random = createRandom(20);
const mistyped = test.map(({ text, label }) => ({ text: addTypos(text, 0.2, random), label }));
console.log(`\n${name}, ${labels.length} classes, ${train.length} training and ${test.length} test texts`);
for (const { model, figure } of PUBLISHED[name]) console.log(`${figure.padStart(6)}  ${model}`);
console.log(`${accuracy(mistyped).padStart(6)}  this model with typos in 20 % of the words`);
console.log(`test accuracy ${accuracy(test)}`);
