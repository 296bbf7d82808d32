import { reserve, type SparseVector } from './sparseVector.ts';

/**
 * One layer: output[k] = bias[k] + Σ value · weights[row, k] over the active inputs. Every layer of the network is
 * computed so: the first over the features of the text, the others over the activations that ReLU left standing.
 * weights float32 (n, numOutputs), of which only active rows are read; bias float32 (numOutputs,); output float64
 * (numOutputs,), overwritten. Sums in float64. Allocates nothing.
 *
 * Inputs are taken eight and then four at a time, so that a load and a store of `output` serve as many products: twice
 * the speed of one at a time. float32 weights were faster than int8 ones, which have to be converted on every use
 * (both measured in Node 20, on 64 outputs and 20 inputs).
 */
export function layerInto(weights: Float32Array, bias: Float32Array, active: SparseVector, output: Float64Array): void {
  const { rows, values, length } = active;
  for (let k = 0; k < output.length; k++) output[k] = bias[k];
  let i = 0;
  for (; i + 8 <= length; i += 8) addEight(weights, rows, values, i, output);
  for (; i + 4 <= length; i += 4) addFour(weights, rows, values, i, output);
  for (; i < length; i++) addOne(weights, rows, values, i, output);
}

function addOne(weights: Float32Array, rows: Int32Array, values: Float32Array, i: number, output: Float64Array): void {
  const size = output.length;
  const row = rows[i] * size;
  const x = values[i];
  for (let k = 0; k < size; k++) output[k] += x * weights[row + k];
}

function addFour(weights: Float32Array, rows: Int32Array, values: Float32Array, i: number, output: Float64Array): void {
  const size = output.length;
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

function addEight(
  weights: Float32Array,
  rows: Int32Array,
  values: Float32Array,
  i: number,
  output: Float64Array,
): void {
  const size = output.length;
  const row0 = rows[i] * size;
  const row1 = rows[i + 1] * size;
  const row2 = rows[i + 2] * size;
  const row3 = rows[i + 3] * size;
  const row4 = rows[i + 4] * size;
  const row5 = rows[i + 5] * size;
  const row6 = rows[i + 6] * size;
  const row7 = rows[i + 7] * size;
  const x0 = values[i];
  const x1 = values[i + 1];
  const x2 = values[i + 2];
  const x3 = values[i + 3];
  const x4 = values[i + 4];
  const x5 = values[i + 5];
  const x6 = values[i + 6];
  const x7 = values[i + 7];
  for (let k = 0; k < size; k++) {
    const first = x0 * weights[row0 + k] + x1 * weights[row1 + k] + (x2 * weights[row2 + k] + x3 * weights[row3 + k]);
    const second = x4 * weights[row4 + k] + x5 * weights[row5 + k] + (x6 * weights[row6 + k] + x7 * weights[row7 + k]);
    output[k] += first + second;
  }
}

/** ReLU: the positive activations, as the active inputs of the next layer. Overwrites `active`. */
export function reluInto(activations: Float64Array, active: SparseVector): void {
  reserve(active, activations.length);
  const { rows, values } = active;
  let length = 0;
  for (let i = 0; i < activations.length; i++) {
    // Written in any case and kept if positive: a branch would be mispredicted for half of the units.
    rows[length] = i;
    values[length] = activations[i];
    length += activations[i] > 0 ? 1 : 0;
  }
  active.length = length;
}
