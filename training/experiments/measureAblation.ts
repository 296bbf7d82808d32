// npm run ablation -- --data DIR
// What each source of training data brings: trains without it and measures on the test writers. Writes ablation.json,
// which the model card shows.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readArguments } from '../arguments.ts';
import { RECIPE, type Recipe } from '../config.ts';
import { readCfpb } from '../datasets/cfpb.ts';
import { readCorpus, toExample } from '../datasets/corpus.ts';
import { readPublicExamples } from '../datasets/publicExamples.ts';
import { createTextEncoder } from '../encode.ts';
import { computeLogits, roundEmbedding } from '../predict.ts';
import { splitByWriter } from '../split.ts';
import { trainModel } from '../trainModel.ts';
import { scoreLogits } from './scoreLogits.ts';

const USAGE = 'npm run ablation -- --data DIR';
const { values } = readArguments({ data: { type: 'string' } }, USAGE);
if (values.data === undefined) {
  console.error(`no --data\n\nusage: ${USAGE}`);
  process.exit(64);
}
const split = splitByWriter(readCorpus());
const examples = [...split.train, ...readCfpb(values.data).train].map(toExample);
const publicExamples = readPublicExamples(values.data);

const NO_NOISE = { fit: { ...RECIPE.fit, noisyShare: 0 }, noisyCopies: 0 };
const NO_GLOSSES = { encoder: { ...RECIPE.encoder, synonyms: new Map<string, string>() } };
const VARIANTS: readonly { name: string; sources: readonly string[]; changes: Partial<Recipe> }[] = [
  { name: 'written tickets alone', sources: ['corpus'], changes: NO_NOISE },
  { name: '+ real complaints', sources: ['corpus', 'cfpb'], changes: NO_NOISE },
  { name: '+ public sets', sources: without('bitext'), changes: NO_NOISE },
  { name: '+ templates (Bitext)', sources: Object.keys(RECIPE.draws), changes: NO_NOISE },
  { name: '+ style noise: the model as shipped', sources: Object.keys(RECIPE.draws), changes: {} },
  { name: 'as shipped, without word glosses', sources: Object.keys(RECIPE.draws), changes: NO_GLOSSES },
];

const results = VARIANTS.map(({ name, sources, changes }) => {
  const recipe = { ...RECIPE, ...changes };
  const chosen = [...examples, ...publicExamples].filter(({ source }) => sources.includes(source));
  const { network } = trainModel(chosen, split.validation, recipe, () => {});
  const encode = createTextEncoder(recipe.encoder);
  const embedding = roundEmbedding(network, recipe.fit.levels);
  const logits = split.test.map(({ text }) => computeLogits(network, encode(text), embedding));
  const { tasks, topThree, allRight } = scoreLogits(recipe.tasks, split.test, logits);
  const result = { name, intent: tasks['intent'], topThree, allRight };
  console.log(JSON.stringify(result));
  return result;
});
writeFileSync(join(import.meta.dirname, 'ablation.json'), `${JSON.stringify(results, null, 2)}\n`);

function without(left: string): string[] {
  return Object.keys(RECIPE.draws).filter((source) => source !== left);
}
