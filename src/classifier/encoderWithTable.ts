import type { Encoder } from './encoder.ts';
import { createHashedEncoder } from './hashedEncoder.ts';
import type { Model } from './types.ts';
import { createVocabularyEncoder } from './vocabularyEncoder.ts';

/** How many words are kept added up: the common words of a shift, at dim · 4 bytes each. */
export const POOLED_WORDS = 4096;

/** An encoder and the first layer's weights, which its row numbers point into: float32 (rows, numOutputs). */
export interface EncoderWithTable {
  readonly encoder: Encoder;
  readonly table: Float32Array;
}

/** Builds the encoder of a model; for hashed features the table has room behind the buckets for words added up. */
export function createEncoderWithTable({ encoder: settings, layers }: Model): EncoderWithTable {
  const [{ numInputs, numOutputs, weights }] = layers;
  if (settings.kind === 'vocabulary') return { encoder: createVocabularyEncoder(settings), table: weights };

  const table = new Float32Array((numInputs + POOLED_WORDS) * numOutputs);
  table.set(weights);
  const encoder = createHashedEncoder(settings, { firstRow: numInputs, capacity: POOLED_WORDS, add });
  return { encoder, table };

  function add(row: number, buckets: Int32Array): void {
    const start = row * numOutputs;
    table.fill(0, start, start + numOutputs);
    for (const bucket of buckets) {
      const source = bucket * numOutputs;
      for (let k = 0; k < numOutputs; k++) table[start + k] += table[source + k];
    }
  }
}
