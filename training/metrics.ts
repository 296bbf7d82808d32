/** One answer to score: what was said, how sure, what is true. */
export interface Judged {
  readonly truth: string;
  readonly label: string;
  readonly confidence: number;
}

export interface TaskMetrics {
  readonly count: number;
  readonly accuracy: number;
  /** Mean of the F1 scores of the labels that occur. */
  readonly macroF1: number;
  /** Expected calibration error over ten bins of equal width (Guo et al. 2017). */
  readonly ece: number;
}

export function measure(judged: readonly Judged[], labels: readonly string[]): TaskMetrics {
  return {
    count: judged.length,
    accuracy: share(judged, ({ truth, label }) => truth === label),
    macroF1: macroF1(judged, labels),
    ece: expectedCalibrationError(judged),
  };
}

export function share<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  return items.length === 0 ? 0 : items.filter(holds).length / items.length;
}

function macroF1(judged: readonly Judged[], labels: readonly string[]): number {
  const present = labels.filter((label) => judged.some(({ truth }) => truth === label));
  const scores = present.map((label) => {
    const right = judged.filter((row) => row.truth === label && row.label === label).length;
    const wanted = judged.filter(({ truth }) => truth === label).length;
    const said = judged.filter((row) => row.label === label).length;
    return (2 * right) / (wanted + said);
  });
  return scores.reduce((sum, score) => sum + score, 0) / present.length;
}

function expectedCalibrationError(judged: readonly Judged[], bins = 10): number {
  let error = 0;
  for (let bin = 0; bin < bins; bin++) {
    const rows = judged.filter(({ confidence }) => Math.min(bins - 1, Math.floor(confidence * bins)) === bin);
    if (rows.length === 0) continue;
    const accuracy = share(rows, ({ truth, label }) => truth === label);
    const confidence = rows.reduce((sum, row) => sum + row.confidence, 0) / rows.length;
    error += (rows.length / judged.length) * Math.abs(accuracy - confidence);
  }
  return error;
}

/** counts[truth][label], both in the order of `labels`. */
export function confusionMatrix(judged: readonly Judged[], labels: readonly string[]): number[][] {
  return labels.map((truth) =>
    labels.map((label) => judged.filter((row) => row.truth === truth && row.label === label).length),
  );
}
