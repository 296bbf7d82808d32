import { sigmoid, softmaxInto } from '../src/classifier/softmax.ts';
import { countLogits, type TrainingTask } from './example.ts';
import { negativeLog } from './likelihood.ts';

/** Targets of one task: for each label its loss weight. A target of −1 masks the task for that example. */
export interface TaskTargets {
  readonly task: TrainingTask;
  readonly logitOffset: number;
  /** (numExamples,) label position, or −1 */
  readonly targets: Int16Array;
  /** (numLabels,) loss weight × class weight */
  readonly labelWeights: Float64Array;
}

const probabilities = new Float64Array(1024);

/**
 * Cross-entropy of one example and one task, with label smoothing. Writes dLoss/dLogits to `gradient` at the task's
 * place, zeros where the task is masked, and returns the loss.
 */
export function taskLoss(
  { task, logitOffset, targets, labelWeights }: TaskTargets,
  example: number,
  logits: Float64Array,
  labelSmoothing: number,
  gradient: Float64Array,
): number {
  const target = targets[example];
  const count = countLogits(task);
  if (target < 0) {
    gradient.fill(0, logitOffset, logitOffset + count);
    return 0;
  }
  const weight = labelWeights[target];
  if (task.kind === 'sigmoid') {
    const probability = sigmoid(logits[logitOffset]);
    const wanted = target * (1 - labelSmoothing) + labelSmoothing / 2;
    gradient[logitOffset] = weight * (probability - wanted);
    return weight * (wanted * negativeLog(probability) + (1 - wanted) * negativeLog(1 - probability));
  }
  softmaxInto(logits, logitOffset, probabilities, 0, count, 1);
  let loss = 0;
  for (let k = 0; k < count; k++) {
    const wanted = (k === target ? 1 - labelSmoothing : 0) + labelSmoothing / count;
    gradient[logitOffset + k] = weight * (probabilities[k] - wanted);
    loss += wanted * negativeLog(probabilities[k]);
  }
  return weight * loss;
}
