import { createHashedEncoder, type HashedEncoderSettings } from '../src/classifier/hashedEncoder.ts';
import { createSparseVector } from '../src/classifier/sparseVector.ts';

/** The features of one text over the buckets alone: the rows that training changes. */
export interface EncodedText {
  /** Different buckets. */
  readonly rows: Int32Array;
  readonly values: Float32Array;
}

/**
 * Encodes texts with the encoder that serves them, and takes the words it pools apart again into their buckets, since
 * the rows of the buckets are what is learned.
 */
export function createTextEncoder(settings: HashedEncoderSettings): (text: string) => EncodedText {
  const { numBuckets } = settings;
  const bucketsOfWord = new Map<number, Int32Array>();
  const encoder = createHashedEncoder(settings, {
    firstRow: numBuckets,
    capacity: Math.max(8192, settings.maxChars),
    add: (row, buckets) => bucketsOfWord.set(row, buckets),
  });
  const features = createSparseVector(1024);
  return (text) => {
    encoder.encodeInto(text, features);
    const sums = new Map<number, number>();
    for (let i = 0; i < features.length; i++) {
      const row = features.rows[i];
      const buckets = row < numBuckets ? [row] : (bucketsOfWord.get(row) as Int32Array);
      for (const bucket of buckets) sums.set(bucket, (sums.get(bucket) ?? 0) + features.values[i]);
    }
    return { rows: Int32Array.from(sums.keys()), values: Float32Array.from(sums.values()) };
  };
}
