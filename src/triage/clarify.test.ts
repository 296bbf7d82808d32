import { describe, expect, test } from 'vitest';
import type { TicketPrediction } from '../classifier/types.ts';
import { chooseQuestion } from './clarify.ts';

function predict(confidence: number, labels: readonly string[], inScope = 1): TicketPrediction {
  const answer = { label: labels[0], confidence, scores: {} };
  const ranked = labels.map((label) => ({ label, confidence }));
  return { in_scope: inScope, intent: answer, intent_top_k: ranked } as unknown as TicketPrediction;
}

describe('chooseQuestion', () => {
  test('asks nothing about a text that is clear', () => {
    expect(chooseQuestion(predict(0.6, ['refund', 'billing_issue', 'complaint']))).toBeNull();
  });

  test('asks about the most likely topic of a vague one', () => {
    expect(chooseQuestion(predict(0.2, ['technical_issue', 'account_access', 'complaint']))).toMatch(/^Which page/);
  });

  test('prefers the second topic to a general one', () => {
    expect(chooseQuestion(predict(0.2, ['general_query', 'refund', 'complaint']))).toMatch(/^Which payment/);
  });

  test('asks what it is about when it seems to be no ticket, or of topics it does not know', () => {
    expect(chooseQuestion(predict(0.9, ['refund', 'praise', 'complaint'], 0.2))).toMatch(/^What happened/);
    expect(chooseQuestion(predict(0.1, ['constructor', 'x', 'y']))).toMatch(/^What happened/);
  });
});
