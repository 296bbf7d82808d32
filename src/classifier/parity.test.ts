import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeHumanReadable } from '../triage/humanReadable.ts';
import { createClassifier } from './classify.ts';
import { parseModelText } from './parseModelText.ts';
import type { TaskPrediction, TicketPrediction } from './types.ts';

// The published engine's model and what it prints. Not part of the project: without the folder these tests do not run.
const FOLDER = join(import.meta.dirname, '..', '..', '..', 'shared', 'reference-engine');
const TASKS = ['department', 'sentiment', 'lead_intent', 'churn_risk', 'intent'] as const;

if (!existsSync(FOLDER)) console.warn(`parity with the reference engine: not tested, because ${FOLDER} is missing`);

interface GoldenRow extends Omit<TicketPrediction, 'review'> {
  readonly text: string;
  readonly normalized: string;
  readonly tokens: readonly string[] | null;
  readonly human_readable: { readonly manual_review_note?: string };
}

describe.skipIf(!existsSync(FOLDER)).each([
  { format: 'the reference export', model: 'model.json', golden: 'golden.jsonl', rows: 301 },
  { format: 'the older reference schema', model: 'legacy_model.json', golden: 'legacy_golden.jsonl', rows: 93 },
])(`parity with the reference engine on $format (skipped where ${FOLDER} is missing)`, ({ model, golden, rows }) => {
  const classifier = existsSync(FOLDER) ? createClassifier(parseModelText(read(model))) : null;
  const goldenRows: GoldenRow[] = existsSync(FOLDER)
    ? read(golden)
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    : [];

  test('every row of the golden file is there', () => {
    expect(goldenRows).toHaveLength(rows);
  });

  test('normalised text and tokens are identical', () => {
    for (const row of goldenRows) {
      const normalised = classifier!.normalise(row.text);
      expect(normalised, row.text).toBe(row.normalized);
      expect(classifier!.tokenise(normalised), row.text).toEqual(row.tokens ?? []);
    }
  });

  test('all labels are identical and every score is within 1e-4', () => {
    for (const row of goldenRows) {
      const prediction = classifier!.classify(row.text);
      for (const task of TASKS) expectSame(prediction[task], row[task], `${task} of ${row.text}`);
      expect(prediction.intent_top_k.map(({ label }) => label)).toEqual(row.intent_top_k.map(({ label }) => label));
    }
  });

  test('summary, triage note, reply draft and review note are identical', () => {
    for (const row of goldenRows) {
      const prediction = classifier!.classify(row.text);
      expect(writeHumanReadable(prediction), row.text).toEqual(row.human_readable);
      expect(prediction.review.needed, row.text).toBe(row.human_readable.manual_review_note !== undefined);
    }
  });
});

function read(name: string): string {
  return readFileSync(join(FOLDER, name), 'utf8');
}

function expectSame(got: TaskPrediction, expected: TaskPrediction, where: string): void {
  expect(got.label, where).toBe(expected.label);
  expect(Object.keys(got.scores).sort(), where).toEqual(Object.keys(expected.scores).sort());
  for (const [label, score] of Object.entries(expected.scores)) {
    expect(Math.abs(got.scores[label] - score), `${where}, score of ${label}`).toBeLessThanOrEqual(1e-4);
  }
}
