// npm run corpus:assemble
// Completes the writers' files: `department` from `intent`, `writer` and `voice` from the file name, one order of
// fields. Safe to run again; a row that cannot be completed stops it.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEPARTMENT_OF_INTENT, type Intent } from '../../src/classifier/tasks.ts';
import writers from '../corpus/writers.json' with { type: 'json' };
import { CORPUS_DIR } from '../datasets/corpus.ts';

for (const name of readdirSync(CORPUS_DIR).filter((file) => file.endsWith('.jsonl'))) {
  const file = join(CORPUS_DIR, name);
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const rows = lines.map((line, i) => complete(JSON.parse(line), name.replace('.jsonl', ''), `${name}:${i + 1}`));
  writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  console.log(`${name}: ${rows.length} rows`);
}

function complete(row: Record<string, unknown>, writer: string, where: string): Record<string, unknown> {
  const department = DEPARTMENT_OF_INTENT[row['intent'] as Intent];
  if (department === undefined) throw new Error(`${where}: got intent ${JSON.stringify(row['intent'])}`);
  const voice = (writers as Record<string, { voice: string }>)[writer]?.voice;
  if (voice === undefined) throw new Error(`writers.json: the writer ${writer} is not listed`);
  const {
    text,
    intent,
    sentiment,
    lead_intent,
    churn_risk,
    urgency,
    secondary_intent = null,
    lang,
    domain,
    channel,
  } = row;
  return {
    text,
    intent,
    department,
    sentiment,
    lead_intent,
    churn_risk,
    urgency,
    secondary_intent,
    lang,
    domain,
    channel,
    voice,
    writer,
  };
}
