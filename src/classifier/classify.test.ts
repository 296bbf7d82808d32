import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createClassifier } from './classify.ts';
import { createTicketFile } from './modelFiles.testdata.ts';
import { parseModel } from './parseModel.ts';
import { parseModelText } from './parseModelText.ts';
import { SCORE_TOLERANCE, selfTest } from './selfTest.ts';
import { DEPARTMENT_OF_INTENT, type Intent, TASKS, type TaskName } from './tasks.ts';
import type { TicketPrediction } from './types.ts';

const MODELS = join(import.meta.dirname, '..', '..', 'models');
const shipped = parseModelText(readFileSync(join(MODELS, 'tickets.model.json'), 'utf8'));
const golden = readFileSync(join(MODELS, 'tickets.golden.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

describe('the shipped model', () => {
  const classifier = createClassifier(shipped);

  test('makes of every golden text what it made when it was released, stage by stage', () => {
    expect(golden.length).toBeGreaterThan(150);
    for (const row of golden) {
      const normalised = classifier.normalise(row.text);
      expect(normalised).toBe(row.normalised);
      expect(classifier.tokenise(normalised)).toEqual(row.tokens);
      const prediction = classifier.classify(row.text);
      for (const task of Object.keys(TASKS) as TaskName[]) {
        expect(prediction[task].label, `${task} of ${row.text}`).toBe(row.labels[task]);
        for (const [label, score] of Object.entries<number>(row.scores[task])) {
          expect(Math.abs(prediction[task].scores[label] - score)).toBeLessThanOrEqual(SCORE_TOLERANCE);
        }
      }
      expect(Math.abs(prediction.in_scope - row.in_scope)).toBeLessThanOrEqual(SCORE_TOLERANCE);
    }
  });

  test('answers in the shape of the contract', () => {
    const prediction = classifier.classify('I was charged twice, please check the invoice');
    for (const [task, labels] of Object.entries(TASKS)) {
      const { label, confidence, scores } = prediction[task as TaskName];
      expect(Object.keys(scores).sort()).toEqual([...labels].sort());
      expect(Object.values(scores).reduce((sum, score) => sum + score, 0)).toBeCloseTo(1, 9);
      expect(confidence).toBe(Math.max(...Object.values(scores)));
      expect(scores[label]).toBe(confidence);
    }
    expect(prediction.intent_top_k).toHaveLength(3);
    expect(prediction.intent_top_k[0]).toEqual({
      label: prediction.intent.label,
      confidence: prediction.intent.confidence,
    });
    expect(prediction.review.needed).toBe(prediction.review.reasons.length > 0);
    expect(prediction.in_scope).toBeGreaterThan(0);
    expect(prediction.in_scope).toBeLessThan(1);
    expect(prediction.model).toEqual({ name: 'tickets', version: 1, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(JSON.parse(JSON.stringify(prediction))).toEqual(prediction);
  });

  test('department and intent never contradict each other: a department has the score of its intents', () => {
    for (const { text } of golden) {
      const { department, intent } = classifier.classify(text);
      for (const [name, score] of Object.entries(department.scores)) {
        const intents = TASKS.intent.filter((label: Intent) => DEPARTMENT_OF_INTENT[label] === name);
        expect(score).toBeCloseTo(
          intents.reduce((sum, label) => sum + intent.scores[label], 0),
          9,
        );
      }
    }
  });

  test('passes its own self-test, and another model does not', () => {
    expect(() => selfTest(shipped, classifier)).not.toThrow();
    const [first] = shipped.selfTest;
    const wrong = { ...first, expected: { ...first.expected, intent: { label: 'praise', confidence: 0.9 } } };
    expect(() => selfTest({ ...shipped, selfTest: [wrong] }, classifier)).toThrow(
      expect.objectContaining({ name: 'MODEL_SELF_TEST', message: expect.stringContaining('expected praise (0.9)') }),
    );
  });

  test('answers the same whatever it was asked before', () => {
    const fresh = golden.map(({ text }) => createClassifier(shipped).classify(text));
    expect(golden.map(({ text }) => classifier.classify(text))).toEqual(fresh);
  });

  test('answers the same after more new words than it keeps', () => {
    const text = 'my refund never arrived';
    const before = classifier.classify(text);
    for (let i = 0; i < 40; i++) {
      classifier.classify(
        Array.from(
          { length: 200 },
          (_, k) =>
            `w${String.fromCharCode(97 + (i % 26))}${(i * 200 + k).toString(36).replace(/\d/g, 'x')}q${'abcdefghij'[k % 10]}${'abcdefghij'[i % 10]}${'abcdefghijklmnopqrst'[k % 20]}`,
        ).join(' '),
      );
    }
    expect(classifier.classify(text)).toEqual(before);
  });

  test('reads a megabyte of text, and only its beginning', () => {
    const start = 'the router light is red and nothing loads '.repeat(60);
    expect(classifier.classify(start + 'x'.repeat(1_000_000))).toEqual(classifier.classify(start.slice(0, 2000)));
  });
});

describe('a model with other tasks', () => {
  const prediction = createClassifier(parseModel(createTicketFile())).classify('money back') as TicketPrediction &
    Record<string, unknown>;

  test('answers its own tasks under their own names', () => {
    expect(Object.keys(prediction).sort()).toEqual([
      'department',
      'in_scope',
      'intent',
      'intent_top_k',
      'model',
      'review',
      'urgent',
    ]);
    expect(prediction['urgent']).toMatchObject({ scores: { no: expect.any(Number), yes: expect.any(Number) } });
  });

  test('ranks as many labels as there are', () => {
    expect(prediction.intent_top_k).toHaveLength(2);
  });

  test('gives its reasons for a review with the figures', () => {
    const { review, intent } = createClassifier(parseModel(createTicketFile())).classify('');
    expect(intent.scores['b']).toBeCloseTo(1 / (1 + Math.exp(-0.75)), 6);
    expect(review).toEqual({ needed: true, reasons: ['a scores 32.1 %, more than 20 %'] });
  });
});
