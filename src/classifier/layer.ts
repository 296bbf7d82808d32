import type { Matrix } from './fields.ts';
import type { Layer } from './types.ts';

/**
 * A layer from weights as model files have them, one row an output: transposed to one row an input.
 * weights (numOutputs, numInputs); bias (numOutputs,).
 */
export function createLayer(weights: Matrix, bias: Float32Array): Layer {
  const { numRows: numOutputs, numColumns: numInputs, values } = weights;
  const transposed = new Float32Array(values.length);
  for (let k = 0; k < numOutputs; k++) {
    for (let i = 0; i < numInputs; i++) transposed[i * numOutputs + k] = values[k * numInputs + i];
  }
  return { numInputs, numOutputs, weights: transposed, bias };
}

/** Stacks heads that share their input into one layer, in the given order. */
export function stackHeads(heads: readonly { readonly weights: Matrix; readonly bias: Float32Array }[]): Layer {
  const numColumns = heads[0].weights.numColumns;
  const numRows = heads.reduce((sum, head) => sum + head.weights.numRows, 0);
  const values = new Float32Array(numRows * numColumns);
  const bias = new Float32Array(numRows);
  let row = 0;
  for (const head of heads) {
    values.set(head.weights.values, row * numColumns);
    bias.set(head.bias, row);
    row += head.weights.numRows;
  }
  return createLayer({ numRows, numColumns, values }, bias);
}
