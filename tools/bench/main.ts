// npm run bench [-- --reference DIR]: microseconds a ticket. Ratios within one run are what counts: machines differ.

import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createClassifier } from '../../src/classifier/classify.ts';
import { parseModelText } from '../../src/classifier/parseModelText.ts';
import { createDenseReference } from './denseReference.ts';
import { type Latency, measureLatencies, summarise, timeOnce } from './measureLatency.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const FRESH_ROUNDS = 20;
/** The promises: how many times faster than the dense loop, and microseconds for our own model. */
const REFERENCE_RATIO = 10;
const OWN_MEDIAN_US = 60;

const { values } = parseArgs({
  options: { reference: { type: 'string', default: join(ROOT, '..', 'shared', 'reference-engine') } },
});
const own = parseModelText(readFileSync(join(ROOT, 'models', 'tickets.model.json'), 'utf8'));
const hasReference = existsSync(join(values.reference, 'model.json'));
const texts = readTexts(
  hasReference ? join(values.reference, 'golden.jsonl') : join(ROOT, 'models', 'tickets.golden.jsonl'),
);
console.log(`${cpus()[0].model}, Node ${process.version}, ${texts.length} texts, µs a ticket\n`);
let kept = true;

if (hasReference) {
  const text = readFileSync(join(values.reference, 'model.json'), 'utf8');
  const dense = createDenseReference(JSON.parse(text));
  const sparse = createClassifier(parseModelText(text));
  const differing = texts.filter((ticket) => dense(ticket)['intent'].label !== sparse.classify(ticket).intent.label);
  const [denseLatency, sparseLatency] = measureLatencies([dense, sparse.classify], texts);
  print('reference model, dense float32 loop', denseLatency);
  print('reference model, classify', sparseLatency);
  const ratio = denseLatency.medianUs / sparseLatency.medianUs;
  console.log(
    `classify is ${ratio.toFixed(1)} times faster (promised: ${REFERENCE_RATIO}); ${differing.length} labels differ\n`,
  );
  kept = ratio >= REFERENCE_RATIO && differing.length === 0;
} else {
  console.log(`no reference model in ${values.reference}: compared with nothing, own model alone\n`);
}

const [ownLatency] = measureLatencies([createClassifier(own).classify], texts);
print('own model, classify', ownLatency);
print('own model, first sight of the texts', measureFirstPass());
console.log(`own median ${ownLatency.medianUs.toFixed(1)} µs (promised: ${OWN_MEDIAN_US})`);
kept &&= ownLatency.medianUs <= OWN_MEDIAN_US;
process.exit(kept ? 0 : 1);

/** A word met for the first time has its n-grams added up; after that it costs a look-up. */
function measureFirstPass(): Latency {
  const samples: number[] = [];
  for (let round = 0; round < FRESH_ROUNDS; round++) samples.push(...timeOnce(createClassifier(own).classify, texts));
  return summarise(samples);
}

function print(name: string, { medianUs, p95Us }: Latency): void {
  console.log(`${name.padEnd(38)} median ${medianUs.toFixed(1).padStart(6)}   p95 ${p95Us.toFixed(1).padStart(6)}`);
}

function readTexts(file: string): string[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).text as string);
}
