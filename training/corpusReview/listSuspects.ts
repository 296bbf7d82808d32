// npm run corpus:suspects -- --data DIR [--rounds N] [--least PROBABILITY]
// Tickets whose label no network believes that was trained without their writer: read them. Each round deals the writers
// into folds anew.

import { readArguments } from '../arguments.ts';
import { RECIPE } from '../config.ts';
import { readCfpb } from '../datasets/cfpb.ts';
import { readCorpus } from '../datasets/corpus.ts';
import { readPublicExamples } from '../datasets/publicExamples.ts';
import { countLogits } from '../example.ts';
import { crossValidate } from '../experiments/crossValidate.ts';
import { labelProbability } from '../likelihood.ts';

const USAGE = 'npm run corpus:suspects -- --data DIR [--rounds N] [--least PROBABILITY]';
const { values } = readArguments(
  {
    data: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    least: { type: 'string', default: '0.02' },
  },
  USAGE,
);
if (values.data === undefined) {
  console.error(`no --data\n\nusage: ${USAGE}`);
  process.exit(64);
}
const complaints = readCfpb(values.data);
const records = [...readCorpus(), ...complaints.train, ...complaints.test];
const publicExamples = readPublicExamples(values.data);
const highest = records.map(() => ({ intent: 0, sentiment: 0, lead_intent: 0, churn_risk: 0 }));
for (let round = 1; round <= Number(values.rounds); round++) {
  const recipe = { ...RECIPE, fit: { ...RECIPE.fit, seed: round } };
  const logits = crossValidate(records, publicExamples, recipe, 4);
  let offset = 0;
  for (const task of recipe.tasks) {
    if (task.name !== 'scope') {
      const name = task.name as keyof (typeof highest)[0];
      for (let i = 0; i < records.length; i++) {
        const label = task.labels.indexOf(records[i][name]);
        const probability = labelProbability(logits[i], offset, countLogits(task), label, 1);
        highest[i][name] = Math.max(highest[i][name], probability);
      }
    }
    offset += countLogits(task);
  }
  console.error(`round ${round} of ${values.rounds}`);
}
for (let i = 0; i < records.length; i++) {
  for (const name of ['intent', 'sentiment', 'lead_intent', 'churn_risk'] as const) {
    if (highest[i][name] > Number(values.least)) continue;
    const { writer, text } = records[i];
    const row = { task: name, label: records[i][name], probability: Number(highest[i][name].toFixed(4)), writer, text };
    console.log(JSON.stringify(row));
  }
}
