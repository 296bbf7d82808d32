// npm run experiment -- --data DIR [--folds N] [--by lang|writer|channel|intent] [setting=value …]
// Cross-validates the recipe over the writers that are not test writers, with settings changed. For choosing.

import { readArguments } from '../arguments.ts';
import { RECIPE } from '../config.ts';
import { readCfpb } from '../datasets/cfpb.ts';
import { readCorpus } from '../datasets/corpus.ts';
import { readPublicExamples } from '../datasets/publicExamples.ts';
import { splitByWriter } from '../split.ts';
import { changeRecipe } from './changeRecipe.ts';
import { crossValidate } from './crossValidate.ts';
import { scoreLogits } from './scoreLogits.ts';

const USAGE = 'npm run experiment -- --data DIR [--folds N] [--by lang|writer|channel|intent] [setting=value …]';
const { values, positionals } = readArguments(
  { data: { type: 'string' }, folds: { type: 'string', default: '4' }, by: { type: 'string' } },
  USAGE,
);
if (values.data === undefined) {
  console.error(`no --data\n\nusage: ${USAGE}`);
  process.exit(64);
}
const started = performance.now();
const recipe = changeRecipe(RECIPE, positionals);
const { train, validation } = splitByWriter(readCorpus());
const records = [...train, ...validation, ...readCfpb(values.data).train];
const publicExamples = readPublicExamples(values.data).filter(({ source }) => (recipe.draws[source] ?? 0) > 0);
const logits = crossValidate(records, publicExamples, recipe, Number(values.folds));
const format = (rows: readonly number[]): string => {
  const { tasks, topThree, allRight } = scoreLogits(
    recipe.tasks,
    rows.map((i) => records[i]),
    rows.map((i) => logits[i]),
  );
  const figures = { ...tasks, 'top 3': topThree, 'all right': allRight };
  return Object.entries(figures)
    .map(([name, value]) => `${name} ${(value * 100).toFixed(1)}`)
    .join('  ');
};
const all = records.map((_, i) => i);
const seconds = ((performance.now() - started) / 1000).toFixed(0);
console.log(`${positionals.join(' ') || 'the recipe as it is'}: ${format(all)}  (${records.length}, ${seconds} s)`);
if (values.by !== undefined) {
  const key = (i: number): string => String(records[i][values.by as 'lang']);
  for (const group of [...new Set(all.map(key))].sort()) {
    const rows = all.filter((i) => key(i) === group);
    console.log(`  ${group.padEnd(24)} ${String(rows.length).padStart(4)}  ${format(rows)}`);
  }
}
