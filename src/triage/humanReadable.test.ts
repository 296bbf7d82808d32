import { describe, expect, test } from 'vitest';
import type { TicketPrediction } from '../classifier/types.ts';
import { writeHumanReadable } from './humanReadable.ts';

const answer = (label: string, confidence: number) => ({ label, confidence, scores: {} });

function predict(overrides: Partial<TicketPrediction> = {}): TicketPrediction {
  return {
    department: answer('billing', 0.9),
    sentiment: answer('neutral', 0.8),
    lead_intent: answer('low', 0.7),
    churn_risk: answer('low', 0.6),
    intent: answer('billing_issue', 0.9),
    intent_top_k: [answer('billing_issue', 0.9), answer('refund', 0.06), answer('praise', 0.04)],
    review: { needed: false, reasons: [] },
    in_scope: 1,
    model: { name: 'm', version: 1, sha256: '' },
    ...overrides,
  };
}

describe('writeHumanReadable', () => {
  test('names the answers in words and one alternative that is worth it', () => {
    expect(writeHumanReadable(predict()).summary).toBe(
      'This looks like a billing ticket, most likely about billing issue. The customer sentiment appears neutral, ' +
        'lead intent is low, and churn risk is low. A secondary possibility is refund (6.0%).',
    );
  });

  test('leaves alternatives out that are not', () => {
    const { summary, triage_note } = writeHumanReadable(
      predict({ intent_top_k: [answer('billing_issue', 0.97), answer('refund', 0.02)] }),
    );
    expect(summary).not.toContain('possibilit');
    expect(triage_note).not.toContain('candidates');
  });

  test('asks for a review only when the prediction does', () => {
    expect(writeHumanReadable(predict())).not.toHaveProperty('manual_review_note');
    const { manual_review_note, triage_note } = writeHumanReadable(
      predict({ review: { needed: true, reasons: ['x'] } }),
    );
    expect(manual_review_note).toContain('manual review is recommended');
    expect(triage_note.endsWith(manual_review_note!)).toBe(true);
  });

  test('has a draft for each mood, and one of its own for a hot lead', () => {
    expect(writeHumanReadable(predict({ sentiment: answer('negative', 1) })).reply_draft).toMatch(
      /^Thanks for reaching out, and sorry/,
    );
    expect(writeHumanReadable(predict({ sentiment: answer('positive', 1) })).reply_draft).toMatch(
      /we appreciate the positive note/,
    );
    expect(
      writeHumanReadable(predict({ department: answer('sales', 1), lead_intent: answer('high', 1) })).reply_draft,
    ).toMatch(/most relevant pricing/);
  });
});
