import { countLogits, type Example, type TrainingTask } from './example.ts';
import { labelProbability, negativeLog } from './likelihood.ts';

/** Logits of one text for one task and the position of its true label. */
export interface CalibrationRow {
  readonly logits: Float64Array;
  readonly label: number;
}

/** For each task the rows it has a label for. `logits` (numLogits,) of each example. */
export function calibrationRows(
  tasks: readonly TrainingTask[],
  examples: readonly Example[],
  logits: readonly Float64Array[],
): { readonly task: TrainingTask; readonly rows: readonly CalibrationRow[] }[] {
  let offset = 0;
  return tasks.map((task) => {
    const end = offset + countLogits(task);
    const rows = examples.flatMap(({ labels }, i) => {
      const label = labels[task.name];
      return label === undefined ? [] : [{ logits: logits[i].slice(offset, end), label: task.labels.indexOf(label) }];
    });
    offset = end;
    return { task, rows };
  });
}

const MIN_TEMPERATURE = 0.25;
const MAX_TEMPERATURE = 8;
const GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;

/**
 * The temperature that minimises the negative log-likelihood of the true labels (Guo et al. 2017), by golden-section
 * search on its logarithm. One logit is a sigmoid task, the probability of the second label.
 */
export function fitTemperature(rows: readonly CalibrationRow[]): number {
  if (rows.length === 0) return 1;
  let low = Math.log(MIN_TEMPERATURE);
  let high = Math.log(MAX_TEMPERATURE);
  for (let i = 0; i < 40; i++) {
    const a = high - (high - low) * GOLDEN_RATIO;
    const b = low + (high - low) * GOLDEN_RATIO;
    if (negativeLogLikelihood(rows, Math.exp(a)) < negativeLogLikelihood(rows, Math.exp(b))) high = b;
    else low = a;
  }
  return Math.exp((low + high) / 2);
}

/** Mean −ln of the probability of the true labels at a temperature. */
export function negativeLogLikelihood(rows: readonly CalibrationRow[], temperature: number): number {
  let sum = 0;
  for (const { logits, label } of rows) {
    sum += negativeLog(labelProbability(logits, 0, logits.length, label, temperature));
  }
  return sum / rows.length;
}
