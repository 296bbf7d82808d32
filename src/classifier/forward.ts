import { push, type SparseVector } from './sparseVector.ts';

/**
 * One layer: output[k] = bias[k] + Σ value · weights[row, k] over the active inputs. Every layer of the network is
 * computed so: the first over the features of the text, the others over the activations that ReLU left standing.
 * weights float32 (n, numOutputs), of which only active rows are read; bias float32 (numOutputs,); output float64
 * (numOutputs,), overwritten. Sums in float64. Allocates nothing.
 *
 * Four inputs are taken at a time, so that each load and store of `output` serves four products: 1.7 times the speed
 * of one at a time, where eight gained no more. float32 weights were faster than int8 ones, which have to be
 * converted on every use (both measured in V8 13 on 64 outputs).
 */
export function layerInto(weights: Float32Array, bias: Float32Array, active: SparseVector, output: Float64Array): void {
  const size = output.length;
  const { rows, values, length } = active;
  for (let k = 0; k < size; k++) output[k] = bias[k];
  let i = 0;
  for (; i + 4 <= length; i += 4) {
    const row0 = rows[i] * size;
    const row1 = rows[i + 1] * size;
    const row2 = rows[i + 2] * size;
    const row3 = rows[i + 3] * size;
    const x0 = values[i];
    const x1 = values[i + 1];
    const x2 = values[i + 2];
    const x3 = values[i + 3];
    for (let k = 0; k < size; k++) {
      output[k] += x0 * weights[row0 + k] + x1 * weights[row1 + k] + (x2 * weights[row2 + k] + x3 * weights[row3 + k]);
    }
  }
  for (; i < length; i++) {
    const row = rows[i] * size;
    const x = values[i];
    for (let k = 0; k < size; k++) output[k] += x * weights[row + k];
  }
}

/** ReLU: the positive activations, as the active inputs of the next layer. Overwrites `active`. */
export function reluInto(activations: Float64Array, active: SparseVector): void {
  active.length = 0;
  for (let i = 0; i < activations.length; i++) if (activations[i] > 0) push(active, i, activations[i]);
}
