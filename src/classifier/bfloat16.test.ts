import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBfloat16, toBfloat16 } from './bfloat16.ts';

describe('bfloat16', () => {
  test('keeps powers of two and small whole numbers, sign included', () => {
    for (const value of [0, 1, -1, 2, 0.5, -0.25, 127, 2 ** -100]) expect(fromBfloat16(toBfloat16(value))).toBe(value);
  });

  test('is within half a step, 1/256, of any number', () => {
    fc.assert(
      fc.property(fc.float({ min: 2 ** -20, max: 2 ** 20, noNaN: true }), (value) => {
        expect(Math.abs(fromBfloat16(toBfloat16(value)) - value)).toBeLessThanOrEqual(value / 256);
      }),
    );
  });

  test('reading back what was written changes nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0x7f7f }), (half) => {
        expect(toBfloat16(fromBfloat16(half))).toBe(half);
      }),
    );
  });
});
