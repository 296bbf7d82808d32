// npm run personal-data: precision and recall of the search for personal data, on the written cases.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  compareCases,
  type PersonalDataCase,
  summariseAccuracy,
} from '../../src/triage/personalData/measureAccuracy.ts';

const CORPUS = join(import.meta.dirname, '..', '..', 'src', 'triage', 'personalData', 'corpus');
/** What the tests ask for. */
const PROMISED = 0.98;

const positive = readCases('positive.jsonl');
const negative = readCases('negative.jsonl');
const spans = compareCases([...positive, ...negative]);
const accuracy = summariseAccuracy(spans);

console.log(`${positive.length} texts with personal data, ${negative.length} without\n`);
console.log('type      expected  found  precision  recall');
for (const { type, expected, found, precision, recall } of accuracy) {
  const counts = `${String(expected).padStart(8)}${String(found).padStart(7)}`;
  console.log(`${type.padEnd(10)}${counts}${precision.toFixed(3).padStart(11)}${recall.toFixed(3).padStart(8)}`);
}
for (const { isExpected, isFound, type, value, text } of spans) {
  if (isExpected !== isFound)
    console.log(`${isFound ? 'invented' : 'missed'} ${type} ${value} in ${JSON.stringify(text)}`);
}
process.exit(accuracy[0].precision >= PROMISED && accuracy[0].recall >= PROMISED ? 0 : 1);

function readCases(name: string): PersonalDataCase[] {
  return readFileSync(join(CORPUS, name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as PersonalDataCase);
}
