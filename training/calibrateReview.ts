import type { Classifier } from '../src/classifier/classify.ts';
import type { CanonicalRecord } from './datasets/corpus.ts';

/** The rule of the reference engine. */
export const REFERENCE_REVIEW = {
  tasks: ['intent', 'department'],
  min_confidence: 0.55,
  min_margin: 0.15,
  max_second: 0.2,
};

/** Share of tickets that people should look at: few enough to be read, the least certain ones. */
const REVIEW_SHARE = 0.08;

/**
 * The review rule whose confidence threshold on the intent sends that share of the validation tickets to review. The
 * reference rule would send most of them.
 */
export function calibrateReview(classifier: Classifier, records: readonly CanonicalRecord[]) {
  const confidences = records.map(({ text }) => classifier.classify(text).intent.confidence).sort((a, b) => a - b);
  const threshold = confidences[Math.floor(confidences.length * REVIEW_SHARE)] ?? 0;
  return { tasks: ['intent'], min_confidence: Number(threshold.toFixed(3)), min_margin: 0, max_second: 1 };
}
