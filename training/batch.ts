// Forward and backward pass of one mini-batch over the embedding rows it touches.

import { type Adam, createAdam } from './adam.ts';
import type { EncodedText } from './encode.ts';
import { type TaskTargets, taskLoss } from './loss.ts';
import type { Network } from './network.ts';
import { bestClip, roundRowInto, scaleOf } from './quantiseRow.ts';
import type { Random } from './random.ts';

export interface BatchSettings {
  /** Share of hidden units switched off in training; the others are scaled up. */
  readonly dropout: number;
  /** Share of active features left out in training; the others are scaled up. */
  readonly featureDropout: number;
  readonly labelSmoothing: number;
  /** Largest magnitude of a quantised embedding weight: 7 for int4, 127 for int8. */
  readonly levels: number;
  readonly weightDecay: number;
}

export interface BatchTrainer {
  /** Trains on texts[i] with the targets of example ids[i]. Returns the mean loss. */
  train(texts: readonly EncodedText[], ids: readonly number[], learningRate: number): number;
  /** From here on rounds the embeddings in the forward pass; called again, it looks for each row's clip point anew. */
  quantise(): void;
}

export function createBatchTrainer(
  network: Network,
  tasks: readonly TaskTargets[],
  settings: BatchSettings,
  random: Random,
): BatchTrainer {
  const { dim, numLogits } = network;
  const embeddingAdam = createAdam(network.embedding, 0.99, settings.weightDecay);
  const dense: { adam: Adam; gradient: Float32Array }[] = [network.bias, network.heads, network.headBias].map(
    (parameters) => ({ adam: createAdam(parameters, 0.999, 0), gradient: new Float32Array(parameters.length) }),
  );
  const [biasGradient, headsGradient, headBiasGradient] = dense.map(({ gradient }) => gradient);

  let clips: Float64Array | null = null;

  // Slots: the embedding rows of this batch, in order of first use.
  const slotOfRow = new Int32Array(network.numBuckets).fill(-1);
  const rowOfSlot: number[] = [];
  let slotWeights = new Float32Array(1024 * dim);
  let slotGradients = new Float32Array(1024 * dim);

  const hidden = new Float64Array(dim);
  const keep = new Float64Array(dim);
  const hiddenGradient = new Float64Array(dim);
  const logits = new Float64Array(numLogits);
  const logitGradient = new Float64Array(numLogits);
  const slots: number[] = [];
  const values: number[] = [];

  return { train, quantise };

  function quantise(): void {
    clips ??= new Float64Array(network.numBuckets);
    for (let row = 0; row < clips.length; row++)
      clips[row] = bestClip(network.embedding, row * dim, dim, settings.levels);
  }

  function train(texts: readonly EncodedText[], ids: readonly number[], learningRate: number): number {
    rowOfSlot.length = 0;
    for (const { gradient } of dense) gradient.fill(0);
    let loss = 0;
    for (let i = 0; i < texts.length; i++) {
      dropFeatures(texts[i]);
      forward();
      for (const task of tasks) loss += taskLoss(task, ids[i], logits, settings.labelSmoothing, logitGradient);
      backward(1 / texts.length);
    }
    update(learningRate);
    return loss / texts.length;
  }

  function dropFeatures(text: EncodedText): void {
    slots.length = 0;
    values.length = 0;
    const scale = 1 / (1 - settings.featureDropout);
    for (let i = 0; i < text.rows.length; i++) {
      if (random() < settings.featureDropout) continue;
      slots.push(slotOf(text.rows[i]));
      values.push(text.values[i] * scale);
    }
  }

  function slotOf(row: number): number {
    if (slotOfRow[row] >= 0) return slotOfRow[row];
    const slot = rowOfSlot.length;
    slotOfRow[row] = slot;
    rowOfSlot.push(row);
    if ((slot + 1) * dim > slotWeights.length) growSlots();
    loadRow(row, slot);
    slotGradients.fill(0, slot * dim, (slot + 1) * dim);
    return slot;
  }

  function loadRow(row: number, slot: number): void {
    const start = row * dim;
    if (clips === null) {
      slotWeights.set(network.embedding.subarray(start, start + dim), slot * dim);
      return;
    }
    const scale = scaleOf(network.embedding, start, dim, settings.levels, clips[row]);
    roundRowInto(network.embedding, start, dim, settings.levels, scale, slotWeights, slot * dim);
  }

  function growSlots(): void {
    const weights = new Float32Array(slotWeights.length * 2);
    weights.set(slotWeights);
    slotWeights = weights;
    const gradients = new Float32Array(slotGradients.length * 2);
    gradients.set(slotGradients);
    slotGradients = gradients;
  }

  function forward(): void {
    for (let j = 0; j < dim; j++) hidden[j] = network.bias[j];
    for (let i = 0; i < slots.length; i++) {
      const start = slots[i] * dim;
      const value = values[i];
      for (let j = 0; j < dim; j++) hidden[j] += value * slotWeights[start + j];
    }
    const scale = 1 / (1 - settings.dropout);
    for (let j = 0; j < dim; j++) {
      keep[j] = hidden[j] > 0 && random() >= settings.dropout ? scale : 0;
      hidden[j] *= keep[j];
    }
    for (let k = 0; k < numLogits; k++) {
      let sum = network.headBias[k];
      for (let j = 0; j < dim; j++) sum += network.heads[k * dim + j] * hidden[j];
      logits[k] = sum;
    }
  }

  /** Adds the gradients of one example; rounding is taken for the identity (straight-through estimator). */
  function backward(weight: number): void {
    hiddenGradient.fill(0);
    for (let k = 0; k < numLogits; k++) {
      const gradient = logitGradient[k] * weight;
      if (gradient === 0) continue;
      headBiasGradient[k] += gradient;
      for (let j = 0; j < dim; j++) {
        headsGradient[k * dim + j] += gradient * hidden[j];
        hiddenGradient[j] += gradient * network.heads[k * dim + j];
      }
    }
    for (let j = 0; j < dim; j++) {
      hiddenGradient[j] *= keep[j];
      biasGradient[j] += hiddenGradient[j];
    }
    for (let i = 0; i < slots.length; i++) {
      const start = slots[i] * dim;
      const value = values[i];
      for (let j = 0; j < dim; j++) slotGradients[start + j] += value * hiddenGradient[j];
    }
  }

  function update(learningRate: number): void {
    embeddingAdam.beginStep(learningRate);
    for (let slot = 0; slot < rowOfSlot.length; slot++) {
      embeddingAdam.update(rowOfSlot[slot] * dim, dim, slotGradients, slot * dim);
      slotOfRow[rowOfSlot[slot]] = -1;
    }
    for (const { adam, gradient } of dense) {
      adam.beginStep(learningRate);
      adam.update(0, gradient.length, gradient, 0);
    }
  }
}
