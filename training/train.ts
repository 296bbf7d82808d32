// npm run train -- --data DIR [--corrections FILE] [--seed N] [--out DIR]
// Trains the shipped model and writes model, golden file, release manifest and model card.

import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClassifier } from '../src/classifier/classify.ts';
import { parseModel } from '../src/classifier/parseModel.ts';
import { readArguments } from './arguments.ts';
import { calibrateReview, REFERENCE_REVIEW } from './calibrateReview.ts';
import { DEFAULT_SEED, MODEL_NAME, MODEL_VERSION, RECIPE } from './config.ts';
import { readCfpb } from './datasets/cfpb.ts';
import { readCorpus, readRecords, toExample } from './datasets/corpus.ts';
import { readPublicExamples } from './datasets/publicExamples.ts';
import { evaluateModel, formatEvaluation } from './evaluateModel.ts';
import { type ExportSettings, exportModel } from './exportModel.ts';
import { createFloatAnswer } from './floatAnswer.ts';
import { createGoldenRows } from './golden.ts';
import { EDGE_TEXTS, SELF_TEST_TEXTS, sampleTexts } from './goldenTexts.ts';
import { createModelCard } from './modelCard.ts';
import { measureRobustness } from './robustness.ts';
import { splitByWriter } from './split.ts';
import { DEPARTMENT, trainModel } from './trainModel.ts';

const GOLDEN_SAMPLE = 160;

const { values } = readArguments(
  {
    data: { type: 'string' },
    corrections: { type: 'string' },
    seed: { type: 'string', default: String(DEFAULT_SEED) },
    out: { type: 'string', default: join(import.meta.dirname, '..', 'models') },
  },
  'npm run train -- --data DIR [--corrections FILE] [--seed N] [--out DIR]',
);
if (values.data === undefined) {
  console.error('no --data: name the folder with the public training sets (banking77, bitext, clinc150, tweets)');
  process.exit(64);
}
const seed = Number(values.seed);
if (!Number.isSafeInteger(seed)) {
  console.error(`--seed: got ${values.seed}, expected a whole number`);
  process.exit(64);
}

const started = performance.now();
const recipe = { ...RECIPE, fit: { ...RECIPE.fit, seed } };
const split = splitByWriter(readCorpus());
const corrections = values.corrections === undefined ? [] : readRecords(values.corrections);
const complaints = readCfpb(values.data);
const publicExamples = readPublicExamples(values.data);
const examples = [
  ...split.train.map(toExample),
  ...complaints.train.map(toExample),
  ...corrections.map((record) => toExample({ ...record, source: 'correction' })),
  ...publicExamples,
];
const trained = trainModel(examples, split.validation, recipe, (line) => console.log(line));

const counts = countBySource(examples.map(({ source }) => source));
const exportSettings = {
  name: MODEL_NAME,
  version: MODEL_VERSION,
  encoder: recipe.encoder,
  tasks: recipe.tasks,
  scopeTask: 'scope',
  derived: [DEPARTMENT],
  rankedTask: 'intent',
  temperatures: trained.temperatures,
  selfTestTexts: SELF_TEST_TEXTS,
};
// The review rule and the metrics are part of the file, and are those of the file: its weights are the same without.
const compile = (parts: Pick<ExportSettings, 'review' | 'training'>) =>
  exportModel(trained.network, { ...exportSettings, ...parts });
const unreviewed = createClassifier(parseModel(compile({ review: REFERENCE_REVIEW, training: {} })));
const review = calibrateReview(unreviewed, split.validation);
const draft = createClassifier(parseModel(compile({ review, training: {} })));
const evaluations = {
  validation: evaluateModel(draft, split.validation),
  test: evaluateModel(draft, split.test),
  complaints: evaluateModel(draft, complaints.test),
};
const robustness = measureRobustness(draft, createFloatAnswer(trained.network, recipe), split.test, values.data);
const file = compile({
  review,
  training: {
    seed,
    epochs: trained.epochs,
    data: counts,
    settings: recipe.fit,
    robustness,
    metrics: Object.fromEntries(
      Object.entries(evaluations).map(([name, { confusion: _, ...metrics }]) => [name, metrics]),
    ),
  },
});

const text = `${JSON.stringify(file)}\n`;
const model = parseModel(JSON.parse(text));
const release = {
  file: `${MODEL_NAME}.model.json`,
  name: MODEL_NAME,
  version: MODEL_VERSION,
  bytes: Buffer.byteLength(text),
  sha256: createHash('sha256').update(text).digest('hex'),
};
const goldenTexts = [...EDGE_TEXTS, ...sampleTexts([...split.validation, ...split.test], GOLDEN_SAMPLE)];
const golden = createGoldenRows(createClassifier(model), goldenTexts);
mkdirSync(values.out, { recursive: true });
writeFileSync(join(values.out, release.file), text);
writeFileSync(join(values.out, `${MODEL_NAME}.release.json`), `${JSON.stringify(release, null, 2)}\n`);
writeFileSync(join(values.out, `${MODEL_NAME}.golden.jsonl`), golden.map((row) => `${JSON.stringify(row)}\n`).join(''));
writeFileSync(
  join(values.out, 'MODEL_CARD.md'),
  createModelCard({
    release,
    model,
    seed,
    counts,
    evaluations,
    robustness,
    review,
    split,
    fit: recipe.fit,
    temperatures: trained.temperatures,
  }),
);
console.log(`\nheld-out writers (test)\n${formatEvaluation(evaluations.test)}`);
console.log(`\n${join(values.out, release.file)}: ${release.bytes} bytes, sha256 ${release.sha256}`);
console.log(`trained in ${((performance.now() - started) / 1000).toFixed(0)} s`);

function countBySource(sources: readonly string[]): Record<string, number> {
  const result: Record<string, number> = {};
  for (const source of sources) result[source] = (result[source] ?? 0) + 1;
  return result;
}
