// npm run evaluate -- --model FILE --set FILE.jsonl
// Measures any model file on any set of canonical records.

import { readFileSync } from 'node:fs';
import { createClassifier } from '../src/classifier/classify.ts';
import { parseModelText } from '../src/classifier/parseModelText.ts';
import { readArguments } from './arguments.ts';
import { readRecords } from './datasets/corpus.ts';
import { evaluateModel, formatEvaluation } from './evaluateModel.ts';

const { values } = readArguments(
  { model: { type: 'string' }, set: { type: 'string' } },
  'npm run evaluate -- --model FILE --set FILE.jsonl',
);
if (values.model === undefined || values.set === undefined) {
  console.error('name a model file with --model and a JSONL file of labelled tickets with --set');
  process.exit(64);
}
const model = parseModelText(readFileSync(values.model, 'utf8'));
console.log(`${model.id.name} ${model.id.version}, weights ${model.id.sha256.slice(0, 12)}`);
console.log(formatEvaluation(evaluateModel(createClassifier(model), readRecords(values.set))));
