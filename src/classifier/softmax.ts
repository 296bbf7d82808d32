/**
 * Softmax with temperature: scores[scoreOffset + i] = exp(logits[logitOffset + i] / temperature) / Σ. The maximum is
 * subtracted first, so that no logit, however large, overflows. float64; `temperature` > 0.
 */
export function softmaxInto(
  logits: Float64Array,
  logitOffset: number,
  scores: Float64Array,
  scoreOffset: number,
  count: number,
  temperature: number,
): void {
  let largest = -Infinity;
  for (let i = 0; i < count; i++) if (logits[logitOffset + i] > largest) largest = logits[logitOffset + i];
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const power = Math.exp((logits[logitOffset + i] - largest) / temperature);
    scores[scoreOffset + i] = power;
    sum += power;
  }
  for (let i = scoreOffset; i < scoreOffset + count; i++) scores[i] /= sum;
}

/** The logistic function 1 / (1 + e⁻ˣ). */
export function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
