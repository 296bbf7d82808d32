import { sigmoid, softmaxInto } from './softmax.ts';
import type { RankedLabel, Task, TaskPrediction } from './types.ts';

/** Writes the scores of one task, which sum to 1, to its place in `scores`; a `sum` task reads its source's there. */
export function scoreInto(task: Task, logits: Float64Array, scores: Float64Array): void {
  const { scoreOffset } = task;
  if (task.kind === 'softmax') {
    softmaxInto(logits, task.logitOffset, scores, scoreOffset, task.labels.length, task.temperature);
  } else if (task.kind === 'sigmoid') {
    const probability = sigmoid(logits[task.logitOffset] / task.temperature);
    scores[scoreOffset] = 1 - probability;
    scores[scoreOffset + 1] = probability;
  } else {
    scores.fill(0, scoreOffset, scoreOffset + task.labels.length);
    for (let i = 0; i < task.groups.length; i++) {
      scores[scoreOffset + task.groups[i]] += scores[task.sourceScoreOffset + i];
    }
  }
}

/** The answer of a task from its scores. Of equal scores the first wins, in a task of two labels the second. */
export function toPrediction({ kind, labels, scoreOffset }: Task, scores: Float64Array): TaskPrediction {
  const byLabel: Record<string, number> = {};
  let best = 0;
  for (let i = 0; i < labels.length; i++) {
    const score = scores[scoreOffset + i];
    byLabel[labels[i]] = score;
    if (score > scores[scoreOffset + best] || (kind === 'sigmoid' && score === scores[scoreOffset])) best = i;
  }
  return { label: labels[best], confidence: scores[scoreOffset + best], scores: byLabel };
}

/** The `count` best labels of a task, best first; labels with equal scores keep their order. */
export function rank({ labels, scoreOffset }: Task, scores: Float64Array, count: number): RankedLabel[] {
  const best: number[] = [];
  for (let i = 0; i < labels.length; i++) {
    let at = best.length;
    while (at > 0 && scores[scoreOffset + best[at - 1]] < scores[scoreOffset + i]) at--;
    if (at >= count) continue;
    for (let j = Math.min(best.length, count - 1); j > at; j--) best[j] = best[j - 1];
    best[at] = i;
  }
  const ranked: RankedLabel[] = [];
  for (const i of best) ranked.push({ label: labels[i], confidence: scores[scoreOffset + i] });
  return ranked;
}
