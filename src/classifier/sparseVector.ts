/**
 * The active features of one text: row numbers of the embedding table and their weights. Reused from call to call, so
 * only the first `length` entries count.
 */
export interface SparseVector {
  rows: Int32Array;
  values: Float32Array;
  length: number;
}

export function createSparseVector(capacity: number): SparseVector {
  return { rows: new Int32Array(capacity), values: new Float32Array(capacity), length: 0 };
}

/** Appends a feature, doubling the arrays when they are full. */
export function push(vector: SparseVector, row: number, value: number): void {
  if (vector.length === vector.rows.length) grow(vector);
  vector.rows[vector.length] = row;
  vector.values[vector.length] = value;
  vector.length++;
}

function grow(vector: SparseVector): void {
  const capacity = Math.max(16, vector.rows.length * 2);
  const { rows, values } = vector;
  vector.rows = new Int32Array(capacity);
  vector.rows.set(rows);
  vector.values = new Float32Array(capacity);
  vector.values.set(values);
}
