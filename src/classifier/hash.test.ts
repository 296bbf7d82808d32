import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bucketOf, FNV_OFFSET_BASIS, fnv1a } from './hash.ts';

const hash = (text: string): number => fnv1a(text, FNV_OFFSET_BASIS) >>> 0;

describe('fnv1a', () => {
  test.each([
    ['', 0x811c9dc5],
    ['a', 0xe40c292c],
    ['foobar', 0xbf9cf968],
    ['hello', 0x4f9f2cab],
  ])('equals the published vector for %j', (text, expected) => {
    expect(hash(text)).toBe(expected);
  });

  test('hashes the UTF-8 bytes of any text, as a byte-wise FNV-1a does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        let expected = 0x811c9dc5n;
        for (const byte of new TextEncoder().encode(text))
          expected = ((expected ^ BigInt(byte)) * 0x01000193n) & 0xffffffffn;
        expect(hash(text)).toBe(Number(expected));
      }),
    );
  });

  test('takes a lone surrogate for U+FFFD, as TextEncoder does', () => {
    expect(hash('a\ud83d')).toBe(hash('a\ufffd'));
  });

  test('can be continued', () => {
    expect(fnv1a('bar', fnv1a('foo', FNV_OFFSET_BASIS))).toBe(fnv1a('foobar', FNV_OFFSET_BASIS));
  });
});

describe('bucketOf', () => {
  test('stays within the buckets', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 65536 }), (text, numBuckets) => {
        const bucket = bucketOf(fnv1a(text, FNV_OFFSET_BASIS), numBuckets);
        expect(Number.isInteger(bucket) && bucket >= 0 && bucket < numBuckets).toBe(true);
      }),
    );
  });

  test('spreads similar words evenly', () => {
    const counts = new Array(64).fill(0);
    for (let i = 0; i < 64_000; i++) counts[bucketOf(fnv1a(`word${i}`, FNV_OFFSET_BASIS), 64)]++;
    expect(Math.min(...counts)).toBeGreaterThan(850);
    expect(Math.max(...counts)).toBeLessThan(1150);
  });
});
