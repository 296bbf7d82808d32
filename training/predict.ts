import type { EncodedText } from './encode.ts';
import type { Network } from './network.ts';
import { bestClip, roundRowInto, scaleOf } from './quantiseRow.ts';

/** Logits (numLogits,) of one text, without dropout; `embedding` may be a rounded copy of the network's. */
export function computeLogits(network: Network, text: EncodedText, embedding = network.embedding): Float64Array {
  const { dim, numLogits } = network;
  const hidden = Float64Array.from(network.bias);
  for (let i = 0; i < text.rows.length; i++) {
    const start = text.rows[i] * dim;
    for (let j = 0; j < dim; j++) hidden[j] += text.values[i] * embedding[start + j];
  }
  const logits = Float64Array.from(network.headBias);
  for (let k = 0; k < numLogits; k++) {
    for (let j = 0; j < dim; j++) if (hidden[j] > 0) logits[k] += network.heads[k * dim + j] * hidden[j];
  }
  return logits;
}

/** The embedding table (numBuckets, dim) as it is after quantisation to ±`levels`. */
export function roundEmbedding({ embedding, numBuckets, dim }: Network, levels: number): Float32Array {
  const rounded = new Float32Array(embedding.length);
  for (let row = 0; row < numBuckets; row++) {
    const start = row * dim;
    const scale = scaleOf(embedding, start, dim, levels, bestClip(embedding, start, dim, levels));
    roundRowInto(embedding, start, dim, levels, scale, rounded, start);
  }
  return rounded;
}
