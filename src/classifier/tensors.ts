import { decodeBase64 } from './base64.ts';
import { fromBfloat16 } from './bfloat16.ts';
import { type Matrix, readString, refuse } from './fields.ts';
import { dequantise, type QuantisedMatrix, unpackInt4 } from './quantise.ts';
import { sha256 } from './sha256.ts';

const MAX_BASE64_LENGTH = 12_000_000;

/** Reads the base64 tensors of a model file of our format and remembers their bytes, in order, for the checksum. */
export class TensorReader {
  readonly #parts: Uint8Array[] = [];

  /** int4 pairs or int8 values (numRows, numColumns), times one scale a row: bfloat16 for int4, float32 for int8. */
  readMatrix(
    weights: unknown,
    scales: unknown,
    path: string,
    numRows: number,
    numColumns: number,
    bits: 4 | 8,
  ): Matrix {
    const count = numRows * numColumns;
    if ((count * bits) % 8 !== 0) throw refuse(path, `${count} weights of ${bits} bits`, 'whole bytes');
    const bytes = this.#read(weights, `${path}.weights`, (count * bits) / 8);
    const values = bits === 4 ? unpackInt4(bytes) : new Int8Array(bytes.buffer);
    const lowest = bits === 4 ? -8 : -128;
    const outside = values.indexOf(lowest);
    if (outside >= 0)
      throw refuse(`${path}.weights[${outside}]`, String(lowest), `a weight from ${lowest + 1} to ${-lowest - 1}`);
    const matrix: QuantisedMatrix = {
      numRows,
      numColumns,
      values,
      scales:
        bits === 4
          ? this.#readBfloat16(scales, `${path}.scales`, numRows)
          : this.readVector(scales, `${path}.scales`, numRows),
    };
    return { numRows, numColumns, values: dequantise(matrix) };
  }

  /** Finite little-endian float32 (length,). */
  readVector(value: unknown, path: string, length: number): Float32Array {
    const view = new DataView(this.#read(value, path, length * 4).buffer);
    return fillFinite(path, length, (i) => view.getFloat32(i * 4, true));
  }

  #readBfloat16(value: unknown, path: string, length: number): Float32Array {
    const view = new DataView(this.#read(value, path, length * 2).buffer);
    return fillFinite(path, length, (i) => fromBfloat16(view.getUint16(i * 2, true)));
  }

  /** SHA-256 of all bytes read so far. */
  sha256(): string {
    const all = new Uint8Array(this.#parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of this.#parts) {
      all.set(part, at);
      at += part.length;
    }
    return sha256(all);
  }

  #read(value: unknown, path: string, byteLength: number): Uint8Array {
    const bytes = decodeBase64(readString(value, path, MAX_BASE64_LENGTH), byteLength, path);
    this.#parts.push(bytes);
    return bytes;
  }
}

function fillFinite(path: string, length: number, read: (i: number) => number): Float32Array {
  const vector = new Float32Array(length);
  for (let i = 0; i < length; i++) {
    vector[i] = read(i);
    if (!Number.isFinite(vector[i])) throw refuse(`${path}[${i}]`, String(vector[i]), 'a finite number');
  }
  return vector;
}
