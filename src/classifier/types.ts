import type { HashedEncoderSettings } from './hashedEncoder.ts';
import type { VocabularyEncoderSettings } from './vocabularyEncoder.ts';

/** The answer of one task: scores sum to 1, and `confidence` is the score of `label`. */
export interface TaskPrediction {
  readonly label: string;
  readonly confidence: number;
  readonly scores: Readonly<Record<string, number>>;
}

export interface RankedLabel {
  readonly label: string;
  readonly confidence: number;
}

export interface ReviewAdvice {
  readonly needed: boolean;
  /** Why, in words a supervisor can read; empty when no review is needed. */
  readonly reasons: readonly string[];
}

/** Which model answered, so that a stored answer can be replayed. */
export interface ModelId {
  readonly name: string;
  readonly version: number;
  /** SHA-256 of the weights, 64 hexadecimal digits. */
  readonly sha256: string;
}

/**
 * Everything the model says about a ticket, as plain JSON data: field names are a fixed contract. The tasks are those
 * of the model file; the shipped one has the five named here.
 */
export interface TicketPrediction {
  readonly department: TaskPrediction;
  readonly sentiment: TaskPrediction;
  readonly lead_intent: TaskPrediction;
  readonly churn_risk: TaskPrediction;
  readonly intent: TaskPrediction;
  readonly intent_top_k: readonly RankedLabel[];
  readonly review: ReviewAdvice;
  /** How much the text looks like a support ticket at all, 0 to 1. */
  readonly in_scope: number;
  readonly model: ModelId;
}

/**
 * A fully connected layer: `output[k] = bias[k] + Σ input[i] · weights[i · numOutputs + k]`. Stored one row an input, so
 * that an input of zero costs nothing: for the first layer these rows are the embeddings of the features.
 */
export interface Layer {
  readonly numInputs: number;
  readonly numOutputs: number;
  /** (numInputs, numOutputs) */
  readonly weights: Float32Array;
  /** (numOutputs,) */
  readonly bias: Float32Array;
}

/**
 * A task and where its answer comes from: `softmax` over its own logits, `sigmoid` of one logit (the probability of
 * the second of two labels), or `sum` of another task's probabilities.
 */
export type Task = SoftmaxTask | SigmoidTask | SumTask;

interface TaskBase {
  readonly name: string;
  readonly labels: readonly string[];
  /** Position of the task's first score among the scores of all tasks. */
  readonly scoreOffset: number;
}

export interface SoftmaxTask extends TaskBase {
  readonly kind: 'softmax';
  /** Position of the task's first logit. */
  readonly logitOffset: number;
  /** Logits are divided by it; > 0. */
  readonly temperature: number;
}

export interface SigmoidTask extends Omit<SoftmaxTask, 'kind'> {
  readonly kind: 'sigmoid';
}

export interface SumTask extends TaskBase {
  readonly kind: 'sum';
  /** First score of the softmax task, listed before this one, whose scores are added up. */
  readonly sourceScoreOffset: number;
  /** For each label of the source, the position of the label here that it counts towards. */
  readonly groups: readonly number[];
}

/** Review is advised when any of these holds; the tasks are named because the core knows none. */
export interface ReviewRule {
  readonly tasks: readonly string[];
  /** Confidence of any of `tasks` below this. */
  readonly minConfidence: number;
  /** First minus second label of the ranked task below this. */
  readonly minMargin: number;
  /** Second label of the ranked task above this. */
  readonly maxSecond: number;
}

/** A text and the answers the model was released with: a model that answers otherwise is not the model. */
export interface SelfTestRow {
  readonly text: string;
  /** Task name → label and its confidence. */
  readonly expected: Readonly<Record<string, { readonly label: string; readonly confidence: number }>>;
}

/** A model file as checked data: everything `createClassifier` needs. */
export interface Model {
  readonly id: ModelId;
  readonly encoder: HashedEncoderSettings | VocabularyEncoderSettings;
  /** From features to logits, ReLU between two layers. The last holds the heads of all tasks. */
  readonly layers: readonly Layer[];
  readonly tasks: readonly Task[];
  /** The task whose three best labels are listed as `<name>_top_k`. */
  readonly rankedTask: SoftmaxTask;
  /** The logit that tells tickets from other text; null when the model has none. */
  readonly scope: { readonly logitOffset: number; readonly temperature: number } | null;
  readonly review: ReviewRule;
  readonly selfTest: readonly SelfTestRow[];
}
