// What the two reference formats have in common once they are read: how their three-part input becomes one embedding
// table, and how their heads become tasks.

import { checkMatrixSize, checkShape, type Matrix, refuse } from './fields.ts';
import { createLayer, stackHeads } from './layer.ts';
import { dequantise, INT8_LEVELS, quantiseRows } from './quantise.ts';
import { sha256 } from './sha256.ts';
import type { Layer, Model, SigmoidTask, SoftmaxTask } from './types.ts';
import type { FlagRule } from './vocabularyEncoder.ts';
import type { VocabularyNormaliserSettings } from './vocabularyNormaliser.ts';

/** A layer as the reference formats have it: weights (outputs, inputs), bias (outputs,). */
export interface ReferenceLayer {
  readonly weights: Matrix;
  readonly bias: Float32Array;
}

export interface VocabularyModelParts {
  readonly name: string;
  readonly version: number;
  readonly normaliser: VocabularyNormaliserSettings;
  readonly bag: ReadonlyMap<string, number>;
  readonly logCounts: boolean;
  readonly flags: readonly FlagRule[];
  readonly embeddingVocabulary: ReadonlyMap<string, number>;
  readonly maxTokens: number;
  /** (words, embedding size) */
  readonly embeddings: Matrix;
  readonly layers: readonly [ReferenceLayer, ReferenceLayer];
  /** In the order of the tasks. */
  readonly heads: ReadonlyMap<string, ReferenceLayer>;
  readonly labels: ReadonlyMap<string, readonly string[]>;
}

/** The review rule of the reference engine. */
const REFERENCE_REVIEW = { tasks: ['intent', 'department'], minConfidence: 0.55, minMargin: 0.15, maxSecond: 0.2 };

export function createVocabularyModel(parts: VocabularyModelParts): Model {
  const bagSize = checkVocabulary(parts.bag, 'bow_vocab');
  const flagRow = bagSize;
  const embeddingRow = bagSize + parts.flags.length;
  const { tasks, heads } = createTasks(parts);
  const layers = [
    createFirstLayer(parts, embeddingRow),
    createLayer(parts.layers[1].weights, parts.layers[1].bias),
    heads,
  ];
  const rankedTask = tasks.find((task) => task.name === 'intent');
  if (rankedTask?.kind !== 'softmax' || !tasks.some((task) => task.name === 'department')) {
    throw refuse('heads', [...parts.heads.keys()].join(', '), 'intent and department among them');
  }
  const embeddings = new Map<string, number>();
  for (const [word, index] of parts.embeddingVocabulary) embeddings.set(word, embeddingRow + index);
  return {
    id: { name: parts.name, version: parts.version, sha256: hashWeights(layers) },
    encoder: {
      kind: 'vocabulary',
      normaliser: parts.normaliser,
      bag: parts.bag,
      logCounts: parts.logCounts,
      flags: parts.flags,
      flagRow,
      embeddings,
      unknownRow: embeddings.get('<unk>') ?? null,
      maxTokens: parts.maxTokens,
    },
    layers,
    tasks,
    rankedTask,
    scope: null,
    review: REFERENCE_REVIEW,
    selfTest: [],
  };
}

/** A vocabulary numbers its words 0, 1, 2 … without gap or repetition. Returns its size. */
export function checkVocabulary(vocabulary: ReadonlyMap<string, number>, path: string): number {
  if (vocabulary.size === 0) throw refuse(path, 'no words', 'at least one');
  const seen = new Set<number>();
  for (const [word, index] of vocabulary) {
    if (index >= vocabulary.size) throw refuse(`${path}.${word}`, String(index), `an index below ${vocabulary.size}`);
    if (seen.has(index)) throw refuse(`${path}.${word}`, `the index ${index} again`, 'each index once');
    seen.add(index);
  }
  return vocabulary.size;
}

/**
 * The first layer as an embedding bag. Its input is bag | flags | mean of word embeddings; as both the mean and the
 * layer are linear, each word's embedding is sent through the layer here, once, and the mean taken afterwards.
 */
function createFirstLayer(parts: VocabularyModelParts, embeddingRow: number): Layer {
  const { embeddings } = parts;
  const [{ weights, bias }] = parts.layers;
  const vocabularySize = checkVocabulary(parts.embeddingVocabulary, 'embedding_vocab');
  if (embeddings.numRows < vocabularySize) {
    throw refuse('embedding', `${embeddings.numRows} rows`, `at least ${vocabularySize}, one a word`);
  }
  checkShape(weights, 'first layer', weights.numRows, embeddingRow + embeddings.numColumns);
  const { numRows: numOutputs, numColumns } = weights;
  const numInputs = embeddingRow + embeddings.numRows;
  checkMatrixSize('first layer', numInputs, numOutputs);
  const table = new Float32Array(numInputs * numOutputs);
  for (let k = 0; k < numOutputs; k++) {
    for (let i = 0; i < embeddingRow; i++) table[i * numOutputs + k] = weights.values[k * numColumns + i];
    for (let word = 0; word < embeddings.numRows; word++) {
      let sum = 0;
      for (let c = 0; c < embeddings.numColumns; c++) {
        sum += weights.values[k * numColumns + embeddingRow + c] * embeddings.values[word * embeddings.numColumns + c];
      }
      table[(embeddingRow + word) * numOutputs + k] = sum;
    }
  }
  return { numInputs, numOutputs, weights: table, bias };
}

function createTasks({ heads, labels, layers }: VocabularyModelParts) {
  checkShape(layers[1].weights, 'second layer', layers[1].weights.numRows, layers[0].weights.numRows);
  const tasks: (SoftmaxTask | SigmoidTask)[] = [];
  let logitOffset = 0;
  let scoreOffset = 0;
  for (const [name, head] of heads) {
    const taskLabels = labels.get(name) ?? [];
    // The engine answers a task of two labels with one logit: the probability of the second.
    const kind = taskLabels.length === 2 && head.weights.numRows === 1 ? 'sigmoid' : 'softmax';
    const numLogits = kind === 'sigmoid' ? 1 : taskLabels.length;
    checkShape(head.weights, `heads.${name}`, numLogits, layers[1].weights.numRows);
    tasks.push({ name, labels: taskLabels, kind, scoreOffset, logitOffset, temperature: 1 });
    logitOffset += numLogits;
    scoreOffset += taskLabels.length;
  }
  return { tasks, heads: stackHeads([...heads.values()]) };
}

/** Quantises float weights per row to int8 and back: the reference engine runs on the rounded weights. */
export function roundToInt8(matrix: Matrix): Matrix {
  const { numRows, numColumns, values } = matrix;
  return { numRows, numColumns, values: dequantise(quantiseRows(values, numRows, numColumns, INT8_LEVELS)) };
}

/** Multiplies each row of int8 weights by its scale. */
export function applyScales(matrix: Matrix, scales: Float32Array): Matrix {
  const values = matrix.values.map((value, i) => value * scales[Math.floor(i / matrix.numColumns)]);
  return { ...matrix, values };
}

function hashWeights(layers: readonly Layer[]): string {
  const arrays = layers.flatMap((layer) => [layer.weights, layer.bias]);
  const bytes = new Uint8Array(arrays.reduce((sum, array) => sum + array.byteLength, 0));
  let at = 0;
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += array.byteLength;
  }
  return sha256(bytes);
}
