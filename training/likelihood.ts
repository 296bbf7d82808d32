import { sigmoid, softmaxInto } from '../src/classifier/softmax.ts';

const scores = new Float64Array(1024);

/**
 * The probability that logits give to a label: softmax over `numLogits` from `offset` on, or, for a single logit, the
 * sigmoid probability of the second of two labels.
 */
export function labelProbability(
  logits: Float64Array,
  offset: number,
  numLogits: number,
  label: number,
  temperature: number,
): number {
  if (numLogits === 1) {
    const second = sigmoid(logits[offset] / temperature);
    return label === 1 ? second : 1 - second;
  }
  softmaxInto(logits, offset, scores, 0, numLogits, temperature);
  return scores[label];
}

/** −ln p, finite also for an answer that was held impossible. */
export function negativeLog(probability: number): number {
  return -Math.log(Math.max(probability, 1e-12));
}
