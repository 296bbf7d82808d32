// Reading of untrusted JSON, field by field, into fresh arrays and maps. Every refusal is a `MODEL_FORMAT` error that
// names the field, what was got and what was expected. Values keep nothing of the object they came from.

import { ClassifierError, type ErrorCode } from './errors.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** No model this program accepts has a longer list, or a matrix with more numbers. */
const MAX_ENTRIES = 200_000;
const MAX_MATRIX_NUMBERS = 8_000_000;
const MAX_STRING_LENGTH = 10_000;
/** Levels of lists and objects: more than any part of a model file has, few enough for any program to walk. */
const MAX_DEPTH = 32;

export function refuse(path: string, got: string, expected: string, code: ErrorCode = 'MODEL_FORMAT'): ClassifierError {
  return new ClassifierError(code, `${path}: got ${got}, expected ${expected}`);
}

/** What a value looks like, short enough for a sentence. */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'string')
    return value.length > 40 ? `a string of ${value.length} characters` : JSON.stringify(value);
  return String(value);
}

export function readObject(value: unknown, path: string): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw refuse(path, describe(value), 'an object');
  return value as JsonObject;
}

/** An object with exactly these keys. Only own keys count, so `__proto__` and its like are unknown keys as any other. */
export function readRecord(
  value: unknown,
  path: string,
  required: readonly string[],
  optional: readonly string[] = [],
): JsonObject {
  const record = readObject(value, path);
  const keys = Object.keys(record);
  const missing = required.find((key) => !keys.includes(key));
  if (missing !== undefined) throw refuse(path, `no ${missing}`, `the keys ${required.join(', ')}`);
  const extra = keys.find((key) => !required.includes(key) && !optional.includes(key));
  if (extra !== undefined) {
    throw refuse(path, `the unknown key ${describe(extra)}`, `only ${[...required, ...optional].join(', ')}`);
  }
  return record;
}

/** Refuses nesting that code which calls itself, such as `JSON.stringify`, cannot walk. */
export function checkDepth(value: unknown, path: string, depth = 0): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth === MAX_DEPTH) throw refuse(path, `more than ${MAX_DEPTH} levels of nesting`, `at most ${MAX_DEPTH}`);
  for (const entry of Object.values(value)) checkDepth(entry, path, depth + 1);
}

export function readBoolean(value: unknown, path: string): boolean {
  if (typeof value !== 'boolean') throw refuse(path, describe(value), 'true or false');
  return value;
}

export function readString(value: unknown, path: string, maxLength = MAX_STRING_LENGTH): string {
  if (typeof value !== 'string' || value.length > maxLength) {
    throw refuse(path, describe(value), `a string of at most ${maxLength} characters`);
  }
  return value;
}

export function readNumber(value: unknown, path: string, min: number, max: number): number {
  if (typeof value !== 'number' || !(value >= min && value <= max)) {
    throw refuse(path, describe(value), `a number from ${min} to ${max}`);
  }
  return value;
}

export function readInteger(value: unknown, path: string, min: number, max: number): number {
  if (!Number.isInteger(value) || (value as number) < min || (value as number) > max) {
    throw refuse(path, describe(value), `a whole number from ${min} to ${max}`);
  }
  return value as number;
}

/** The one value that is allowed here, and with which code another is refused. */
export function readConstant(value: unknown, path: string, constant: string | number, code?: ErrorCode): void {
  if (value !== constant) throw refuse(path, describe(value), JSON.stringify(constant), code);
}

export function readList(value: unknown, path: string): readonly unknown[] {
  if (!Array.isArray(value) || value.length > MAX_ENTRIES) {
    throw refuse(path, describe(value), `a list of at most ${MAX_ENTRIES}`);
  }
  return value;
}

export function readStrings(value: unknown, path: string): string[] {
  return readList(value, path).map((entry, i) => readString(entry, `${path}[${i}]`));
}

/** At least `min` different, non-empty names, none of which an object treats specially. */
export function readNames(value: unknown, path: string, min: number): string[] {
  const names = readStrings(value, path);
  const bad = names.find((name, i) => name === '' || name === '__proto__' || names.indexOf(name) !== i);
  if (bad !== undefined) throw refuse(path, `the name ${describe(bad)}`, 'different, non-empty names');
  if (names.length < min) throw refuse(path, describe(value), `at least ${min} names`);
  return names;
}

/** An object with free keys, as a map: the keys are data and never become properties. */
export function readMap<Value>(
  value: unknown,
  path: string,
  readValue: (value: unknown, path: string) => Value,
  readKey: (key: unknown, path: string) => string = readString,
): Map<string, Value> {
  const entries = Object.entries(readObject(value, path));
  if (entries.length > MAX_ENTRIES) throw refuse(path, `${entries.length} entries`, `at most ${MAX_ENTRIES}`);
  const map = new Map<string, Value>();
  for (const [key, entry] of entries) {
    if (key === '__proto__') throw refuse(path, 'the key "__proto__"', 'ordinary words as keys');
    map.set(readKey(key, path), readValue(entry, `${path}.${key}`));
  }
  return map;
}

/** A list of `length` finite numbers as float32 (length,). */
export function readVector(value: unknown, path: string, length: number): Float32Array {
  const list = readList(value, path);
  if (list.length !== length) throw refuse(path, `${list.length} numbers`, `${length}`);
  const vector = new Float32Array(length);
  for (let i = 0; i < length; i++) vector[i] = readFinite(list[i], path, i);
  return vector;
}

export interface Matrix {
  readonly numRows: number;
  readonly numColumns: number;
  /** (numRows, numColumns) row-major. */
  readonly values: Float32Array;
}

/** A rectangular, non-empty list of lists of finite numbers. The shape is checked before any number is read. */
export function readMatrix(value: unknown, path: string): Matrix {
  const rows = readList(value, path).map((row, i) => readList(row, `${path}[${i}]`));
  const numColumns = rows[0]?.length ?? 0;
  if (numColumns === 0) throw refuse(path, 'an empty matrix', 'at least one row and one column');
  const ragged = rows.findIndex((row) => row.length !== numColumns);
  if (ragged >= 0) throw refuse(`${path}[${ragged}]`, `${rows[ragged].length} numbers`, `${numColumns} as in row 0`);
  checkMatrixSize(path, rows.length, numColumns);
  const values = new Float32Array(rows.length * numColumns);
  let at = 0;
  for (let i = 0; i < rows.length; i++) {
    for (let k = 0; k < numColumns; k++) values[at++] = readFinite(rows[i][k], `${path}[${i}]`, k);
  }
  return { numRows: rows.length, numColumns, values };
}

/** To be asked before a matrix is made: the engine's own error for one that is too large is no `ClassifierError`. */
export function checkMatrixSize(path: string, numRows: number, numColumns: number): void {
  if (numRows * numColumns > MAX_MATRIX_NUMBERS) {
    throw refuse(path, `${numRows} × ${numColumns} numbers`, `at most ${MAX_MATRIX_NUMBERS}`, 'MODEL_SIZE');
  }
}

/** A matrix of whole numbers from −127 to 127. */
export function readInt8Matrix(value: unknown, path: string): Matrix {
  const matrix = readMatrix(value, path);
  const bad = matrix.values.findIndex((entry) => !Number.isInteger(entry) || Math.abs(entry) > 127);
  if (bad >= 0) {
    const row = Math.floor(bad / matrix.numColumns);
    throw refuse(
      `${path}[${row}][${bad % matrix.numColumns}]`,
      String(matrix.values[bad]),
      'a whole number from -127 to 127',
    );
  }
  return matrix;
}

export function checkShape(matrix: Matrix, path: string, numRows: number, numColumns: number): void {
  if (matrix.numRows !== numRows || matrix.numColumns !== numColumns) {
    throw refuse(path, `shape ${matrix.numRows} × ${matrix.numColumns}`, `${numRows} × ${numColumns}`);
  }
}

function readFinite(value: unknown, path: string, index: number): number {
  if (typeof value !== 'number' || !Number.isFinite(Math.fround(value))) {
    throw refuse(`${path}[${index}]`, describe(value), 'a finite number');
  }
  return value;
}
