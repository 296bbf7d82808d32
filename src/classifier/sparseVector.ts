/**
 * The active inputs of a layer: row numbers of its weights and the values they are multiplied by. Reused from call to
 * call, so only the first `length` entries count.
 */
export interface SparseVector {
  rows: Int32Array;
  values: Float32Array;
  length: number;
}

export function createSparseVector(capacity: number): SparseVector {
  return { rows: new Int32Array(capacity), values: new Float32Array(capacity), length: 0 };
}

/** Empties the vector and makes room for `capacity` entries, so that writing needs no check. */
export function reserve(vector: SparseVector, capacity: number): void {
  vector.length = 0;
  if (capacity <= vector.rows.length) return;
  const room = Math.max(capacity, vector.rows.length * 2);
  vector.rows = new Int32Array(room);
  vector.values = new Float32Array(room);
}

/** Appends an entry; there must be room for it. */
export function push(vector: SparseVector, row: number, value: number): void {
  vector.rows[vector.length] = row;
  vector.values[vector.length] = value;
  vector.length++;
}
