import { describe, expect, test } from 'vitest';
import { createEncoderWithTable } from './encoderWithTable.ts';
import { layerInto } from './forward.ts';
import { createHashedEncoder, type HashedEncoderSettings } from './hashedEncoder.ts';
import { createTicketFile, seal } from './modelFiles.testdata.ts';
import { parseModel } from './parseModel.ts';
import { createSparseVector } from './sparseVector.ts';

const SETTINGS: HashedEncoderSettings = {
  kind: 'hashed',
  numBuckets: 64,
  ngramLengths: [3, 4],
  maxChars: 1000,
  synonyms: new Map(),
  concepts: new Map([['refund', ['money back']]]),
  conceptWeight: 2,
};

/** Encodes texts with a pool of `capacity` words, and takes those apart into their buckets again. */
function createBucketEncoder(capacity: number): (text: string) => number[] {
  const pooled = new Map<number, Int32Array>();
  const encoder = createHashedEncoder(SETTINGS, {
    firstRow: SETTINGS.numBuckets,
    capacity,
    add: (row, buckets) => {
      expect(row).toBeLessThan(SETTINGS.numBuckets + capacity);
      pooled.set(row, buckets);
    },
  });
  const features = createSparseVector(1);
  return (text) => {
    encoder.encodeInto(text, features);
    const sums = new Array<number>(SETTINGS.numBuckets).fill(0);
    for (let i = 0; i < features.length; i++) {
      const row = features.rows[i];
      for (const bucket of row < SETTINGS.numBuckets ? [row] : pooled.get(row)!) sums[bucket] += features.values[i];
    }
    return sums;
  };
}

describe('the pool of word rows', () => {
  test.each([0, 1, 3])('changes no feature when it has room for %i of the words of a text', (capacity) => {
    const encode = createBucketEncoder(capacity);
    const expected = createBucketEncoder(1000);
    for (const text of [
      'money back money back now',
      'the same again and again',
      'money',
      '',
      'money back money back now',
    ])
      for (const [bucket, sum] of encode(text).entries()) expect(sum).toBeCloseTo(expected(text)[bucket], 6);
  });

  test('has a row for each word of a text that synonyms make longer than it is', () => {
    const file = createTicketFile();
    file.encoder.max_chars = 1000;
    const letters = [...'abcdefghijklmnopqrstuvwxyz'];
    for (const first of letters) {
      for (const second of letters.slice(0, 10)) {
        // Each spelling of two letters stands for 26 words of its own.
        file.encoder.synonyms[`${first}${second}`] = letters.map((last) => `${first}${second}${last}w`).join(' ');
      }
    }
    const model = parseModel(seal(file));
    const [{ numOutputs, bias }] = model.layers;
    const { encoder, table } = createEncoderWithTable(model);
    const features = createSparseVector(1);
    encoder.encodeInto(Object.keys(file.encoder.synonyms).join(' '), features);
    const activations = new Float64Array(numOutputs);
    layerInto(table, bias, features, activations);
    // ReLU would hide a NaN, and the answer would be that of an empty text.
    expect(activations.every(Number.isFinite)).toBe(true);
  });

  test('takes no more memory for a model that reads long texts', () => {
    const model = parseModel(createTicketFile());
    const dim = 1024;
    const layer = { numInputs: 4, numOutputs: dim, weights: new Float32Array(4 * dim), bias: new Float32Array(dim) };
    const { table } = createEncoderWithTable({
      ...model,
      encoder: { ...SETTINGS, numBuckets: 4, maxChars: 100_000 },
      layers: [layer, model.layers[1]],
    });
    expect(table.byteLength).toBeLessThan(20_000_000);
  });
});
