import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEPARTMENT_OF_INTENT, TASKS } from '../../src/classifier/tasks.ts';
import type { Example } from '../example.ts';

/** A ticket of our own corpus, or of any other set in the canonical record. */
export interface CanonicalRecord {
  readonly text: string;
  readonly department: string;
  readonly sentiment: string;
  readonly lead_intent: string;
  readonly churn_risk: string;
  readonly intent: string;
  readonly secondary_intent?: string | null;
  readonly urgency?: string;
  readonly lang?: string;
  readonly domain?: string;
  readonly channel?: string;
  readonly voice?: string;
  readonly writer?: string;
  /** Where it comes from; our own corpus when nothing is said. */
  readonly source?: string;
  readonly id?: string;
}

export const CORPUS_DIR = join(import.meta.dirname, '..', 'corpus');

/** Reads every writer's file of our own corpus, in alphabetical order. */
export function readCorpus(): CanonicalRecord[] {
  return readdirSync(CORPUS_DIR)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readRecords(join(CORPUS_DIR, name)));
}

/** Reads a JSONL file of canonical records; a label that does not exist is refused with its line. */
export function readRecords(file: string): CanonicalRecord[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line, i) => ({ line, number: i + 1 }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, number }) => checkRecord(JSON.parse(line), `${file}:${number}`));
}

function checkRecord(record: Readonly<Record<string, unknown>>, where: string): CanonicalRecord {
  if (typeof record['text'] !== 'string' || record['text'].trim() === '') throw new Error(`${where}: no text`);
  for (const [task, labels] of Object.entries(TASKS)) {
    if (!(labels as readonly unknown[]).includes(record[task])) {
      throw new Error(`${where}: got ${task} ${JSON.stringify(record[task])}, expected one of ${labels.join(', ')}`);
    }
  }
  const { intent, department } = record as unknown as CanonicalRecord;
  const expected = DEPARTMENT_OF_INTENT[intent as keyof typeof DEPARTMENT_OF_INTENT];
  if (department !== expected)
    throw new Error(`${where}: got department ${department} for ${intent}, expected ${expected}`);
  return record as unknown as CanonicalRecord;
}

/** A canonical record as something to learn from. */
export function toExample(record: CanonicalRecord): Example {
  const { source = 'corpus', text, intent, sentiment, lead_intent, churn_risk, writer, lang } = record;
  return {
    text,
    labels: { intent, sentiment, lead_intent, churn_risk, scope: 'in' },
    source,
    ...(writer === undefined ? {} : { writer }),
    ...(lang === undefined ? {} : { lang }),
  };
}
