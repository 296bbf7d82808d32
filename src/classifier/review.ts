import type { RankedLabel, ReviewAdvice, ReviewRule, TaskPrediction } from './types.ts';

const NOT_NEEDED: ReviewAdvice = Object.freeze({ needed: false, reasons: Object.freeze([]) });

/** Applies a model's review rule. Reasons name the task and the figure, so that a person can follow them. */
export function adviseReview(
  rule: ReviewRule,
  predictions: Readonly<Record<string, TaskPrediction>>,
  ranked: readonly RankedLabel[],
): ReviewAdvice {
  const reasons: string[] = [];
  for (const task of rule.tasks) {
    const { confidence } = predictions[task];
    if (confidence < rule.minConfidence) {
      reasons.push(`${task} confidence ${percent(confidence)} is below ${percent(rule.minConfidence)}`);
    }
  }
  if (ranked.length > 1) {
    const [first, second] = ranked;
    const margin = first.confidence - second.confidence;
    if (margin < rule.minMargin) {
      reasons.push(`${first.label} leads ${second.label} by ${percent(margin)}, less than ${percent(rule.minMargin)}`);
    }
    if (second.confidence > rule.maxSecond) {
      reasons.push(`${second.label} scores ${percent(second.confidence)}, more than ${percent(rule.maxSecond)}`);
    }
  }
  return reasons.length === 0 ? NOT_NEEDED : { needed: true, reasons };
}

function percent(value: number): string {
  return `${Math.round(value * 1000) / 10} %`;
}
