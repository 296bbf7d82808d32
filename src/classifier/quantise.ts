// Symmetric quantisation with one scale a row: value ≈ q · scale, no zero point.

/** Largest magnitude of a signed 8-bit and of a signed 4-bit weight; −128 and −8 are never used. */
export const INT8_LEVELS = 127;
export const INT4_LEVELS = 7;

/** A matrix of small integers with one float32 scale a row. */
export interface QuantisedMatrix {
  readonly numRows: number;
  readonly numColumns: number;
  /** (numRows, numColumns) row-major. */
  readonly values: Int8Array;
  /** (numRows,) */
  readonly scales: Float32Array;
}

/**
 * Rounds half away from zero and clamps to ±`levels`. `Math.round` alone rounds −0.5 to −0 and 0.5 to 1, and an
 * `Int8Array` wraps 128 to −128, so both rules are written down here once.
 */
export function quantiseValue(value: number, scale: number, levels: number): number {
  const ratio = Math.fround(value / scale);
  const rounded = Math.sign(ratio) * Math.round(Math.abs(ratio));
  return Math.max(-levels, Math.min(levels, rounded));
}

/**
 * Quantises (numRows, numColumns) float32 weights, each row by its largest magnitude. A row of zeros, or of numbers too
 * small for a scale of their own, gets scale 1, so that nothing is divided by zero.
 */
export function quantiseRows(weights: Float32Array, numRows: number, numColumns: number, levels: number) {
  const values = new Int8Array(numRows * numColumns);
  const scales = new Float32Array(numRows);
  for (let row = 0; row < numRows; row++) {
    const start = row * numColumns;
    let largest = 0;
    for (let i = start; i < start + numColumns; i++) largest = Math.max(largest, Math.abs(weights[i]));
    scales[row] = largest / levels;
    if (scales[row] === 0) scales[row] = 1;
    for (let i = start; i < start + numColumns; i++) values[i] = quantiseValue(weights[i], scales[row], levels);
  }
  return { numRows, numColumns, values, scales } satisfies QuantisedMatrix;
}

/** The float32 weights (numRows, numColumns) that a quantised matrix stands for. */
export function dequantise(matrix: QuantisedMatrix): Float32Array {
  const { numRows, numColumns, values, scales } = matrix;
  const weights = new Float32Array(numRows * numColumns);
  for (let row = 0; row < numRows; row++) {
    for (let i = row * numColumns; i < (row + 1) * numColumns; i++) weights[i] = values[i] * scales[row];
  }
  return weights;
}

/** Packs an even number of 4-bit weights two a byte, low nibble first, as two's complement. */
export function packInt4(values: Int8Array): Uint8Array {
  const bytes = new Uint8Array(values.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = (values[2 * i] & 15) | ((values[2 * i + 1] & 15) << 4);
  return bytes;
}

/** The 4-bit weights of {@link packInt4} as one byte each. */
export function unpackInt4(bytes: Uint8Array): Int8Array {
  const values = new Int8Array(bytes.length * 2);
  for (let i = 0; i < bytes.length; i++) {
    values[2 * i] = (bytes[i] << 28) >> 28;
    values[2 * i + 1] = (bytes[i] << 24) >> 28;
  }
  return values;
}
