import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dequantise, INT4_LEVELS, INT8_LEVELS, packInt4, quantiseRows, quantiseValue, unpackInt4 } from './quantise.ts';

describe('quantiseValue', () => {
  test.each([
    [0.5, 1],
    [-0.5, -1],
    [1.5, 2],
    [-2.5, -3],
    [0.49, 0],
    [200, 127],
    [-200, -127],
  ])('rounds half away from zero and clamps: %f → %i', (value, expected) => {
    expect(quantiseValue(value, 1, INT8_LEVELS)).toBe(expected);
  });
});

describe('quantiseRows', () => {
  test('loses at most half a step of its row', () => {
    fc.assert(
      fc.property(
        fc.float32Array({ minLength: 12, maxLength: 12, noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }),
        (weights) => {
          const matrix = quantiseRows(weights, 3, 4, INT8_LEVELS);
          const restored = dequantise(matrix);
          for (let i = 0; i < weights.length; i++) {
            const step = matrix.scales[Math.floor(i / 4)];
            // Below the smallest normal float32 the scale itself has no precision left.
            expect(Math.abs(restored[i] - weights[i])).toBeLessThanOrEqual(Math.max(step * 0.501, 1.2e-38));
          }
        },
      ),
    );
  });

  test.each([0, 1.4e-45])('gives a row of %f the scale 1', (tiny) => {
    expect(quantiseRows(Float32Array.of(0, tiny), 1, 2, INT4_LEVELS)).toMatchObject({
      scales: new Float32Array([1]),
      values: new Int8Array(2),
    });
  });
});

test('packed 4-bit weights come back as they were', () => {
  const weight = fc.integer({ min: -7, max: 7 });
  fc.assert(
    fc.property(fc.array(fc.tuple(weight, weight)), (pairs) => {
      const values = Int8Array.from(pairs.flat());
      expect(unpackInt4(packInt4(values))).toEqual(values);
    }),
  );
});
