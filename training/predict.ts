import type { EncodedText } from './encode.ts';
import type { Network } from './network.ts';

/** Logits (numLogits,) of one text by the float network, without dropout; for validation while training. */
export function computeLogits(network: Network, text: EncodedText, embedding = network.embedding): Float64Array {
  const { dim, numLogits } = network;
  const hidden = new Float64Array(dim);
  for (let j = 0; j < dim; j++) hidden[j] = network.bias[j];
  for (let i = 0; i < text.rows.length; i++) {
    const start = text.rows[i] * dim;
    for (let j = 0; j < dim; j++) hidden[j] += text.values[i] * embedding[start + j];
  }
  const logits = new Float64Array(numLogits);
  for (let k = 0; k < numLogits; k++) {
    logits[k] = network.headBias[k];
    for (let j = 0; j < dim; j++) if (hidden[j] > 0) logits[k] += network.heads[k * dim + j] * hidden[j];
  }
  return logits;
}
