import { rank, scoreInto, toPrediction } from './answer.ts';
import { createEncoderWithTable } from './encoderWithTable.ts';
import { layerInto, reluInto } from './forward.ts';
import { adviseReview } from './review.ts';
import { sigmoid } from './softmax.ts';
import { createSparseVector } from './sparseVector.ts';
import type { Model, TaskPrediction, TicketPrediction } from './types.ts';

/** Answers tickets with one model. */
export interface Classifier {
  /** Synchronous, pure and deterministic; throws for no string. */
  classify(text: string): TicketPrediction;
  /** The text as the model sees it, for inspection and for parity tests. */
  normalise(text: string): string;
  tokenise(normalised: string): string[];
}

const RANKED_LABELS = 3;

/**
 * Prepares a model for use. The cost of `classify` grows with the words of the ticket, not with the vocabulary, and it
 * allocates little beyond its answer: features, activations, logits and scores are written to buffers made here once.
 */
export function createClassifier(model: Model): Classifier {
  const { encoder, table } = createEncoderWithTable(model);
  const active = createSparseVector(256);
  const outputs = model.layers.map((layer) => new Float64Array(layer.numOutputs));
  const logits = outputs[outputs.length - 1];
  const scores = new Float64Array(model.tasks.reduce((sum, task) => sum + task.labels.length, 0));
  const { scope } = model;
  const rankedName = `${model.rankedTask.name}_top_k`;

  return {
    normalise: encoder.normalise,
    tokenise: encoder.tokenise,
    classify(text) {
      encoder.encodeInto(text, active);
      computeLogits();
      return predict();
    },
  };

  function computeLogits(): void {
    layerInto(table, model.layers[0].bias, active, outputs[0]);
    for (let i = 1; i < model.layers.length; i++) {
      reluInto(outputs[i - 1], active);
      layerInto(model.layers[i].weights, model.layers[i].bias, active, outputs[i]);
    }
  }

  function predict(): TicketPrediction {
    const prediction: Record<string, unknown> = {};
    for (const task of model.tasks) {
      scoreInto(task, logits, scores);
      prediction[task.name] = toPrediction(task, scores);
    }
    const ranked = rank(model.rankedTask, scores, RANKED_LABELS);
    prediction[rankedName] = ranked;
    prediction['review'] = adviseReview(model.review, prediction as Record<string, TaskPrediction>, ranked);
    prediction['in_scope'] =
      scope === null ? ranked[0].confidence : sigmoid(logits[scope.logitOffset] / scope.temperature);
    prediction['model'] = model.id;
    // The names of the tasks are the model file's; those of the shipped model are the ones of the type.
    return prediction as unknown as TicketPrediction;
  }
}
