import type { Classifier } from './classify.ts';
import { ClassifierError } from './errors.ts';
import type { Model, TaskPrediction } from './types.ts';

/** Largest difference of a score that is put down to rounding rather than to another model. */
export const SCORE_TOLERANCE = 1e-4;

/**
 * Asks a model the questions it was released with. Throws `MODEL_SELF_TEST` naming the text, what was got and what was
 * expected, when a label differs or a confidence is off by more than 1e-4.
 */
export function selfTest(model: Model, classifier: Classifier): void {
  for (const { text, expected } of model.selfTest) {
    const prediction = classifier.classify(text) as unknown as Readonly<Record<string, TaskPrediction>>;
    for (const [task, { label, confidence }] of Object.entries(expected)) {
      const got = prediction[task];
      if (got.label === label && Math.abs(got.confidence - confidence) <= SCORE_TOLERANCE) continue;
      throw new ClassifierError(
        'MODEL_SELF_TEST',
        `${model.id.name} on ${JSON.stringify(text)}: got ${task} ${got.label} (${got.confidence}), expected ${label} (${confidence})`,
      );
    }
  }
}
