import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layerInto, reluInto } from './forward.ts';
import { softmaxInto } from './softmax.ts';
import { createSparseVector, push, reserve } from './sparseVector.ts';

const NUM_INPUTS = 24;
const NUM_OUTPUTS = 5;
const weight = fc.float({ min: -8, max: 8, noNaN: true });

describe('layerInto', () => {
  test('equals a dense product in float64 for any number of active inputs', () => {
    fc.assert(
      fc.property(
        fc.float32Array({
          minLength: NUM_INPUTS * NUM_OUTPUTS,
          maxLength: NUM_INPUTS * NUM_OUTPUTS,
          min: -8,
          max: 8,
          noNaN: true,
        }),
        fc.float32Array({ minLength: NUM_OUTPUTS, maxLength: NUM_OUTPUTS, min: -8, max: 8, noNaN: true }),
        fc.array(fc.tuple(fc.nat(NUM_INPUTS - 1), weight), { maxLength: 40 }),
        (weights, bias, inputs) => {
          const active = createSparseVector(4);
          reserve(active, inputs.length);
          for (const [row, value] of inputs) push(active, row, value);
          const output = new Float64Array(NUM_OUTPUTS);
          layerInto(weights, bias, active, output);
          for (let k = 0; k < NUM_OUTPUTS; k++) {
            const expected = inputs.reduce(
              (sum, [row, value]) => sum + value * weights[row * NUM_OUTPUTS + k],
              bias[k],
            );
            expect(output[k]).toBeCloseTo(expected, 6);
          }
        },
      ),
    );
  });
});

describe('reluInto', () => {
  test('keeps the positive activations and where they stood', () => {
    const active = createSparseVector(1);
    reluInto(Float64Array.of(0.5, -1, 0, 2), active);
    expect(Array.from(active.rows.subarray(0, active.length))).toEqual([0, 3]);
    expect(Array.from(active.values.subarray(0, active.length))).toEqual([0.5, 2]);
  });
});

describe('softmaxInto', () => {
  test('sums to 1 and keeps the order, however large the logits', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 20 }),
        (logits) => {
          const scores = new Float64Array(logits.length);
          softmaxInto(Float64Array.from(logits), 0, scores, 0, logits.length, 1);
          expect(scores.reduce((sum, score) => sum + score, 0)).toBeCloseTo(1, 9);
          for (let i = 1; i < logits.length; i++) {
            if (logits[i] > logits[i - 1]) expect(scores[i]).toBeGreaterThanOrEqual(scores[i - 1]);
          }
        },
      ),
    );
  });

  test('a higher temperature makes it less sure', () => {
    const scores = new Float64Array(4);
    softmaxInto(Float64Array.of(0, 2), 0, scores, 0, 2, 1);
    softmaxInto(Float64Array.of(0, 2), 0, scores, 2, 2, 3);
    expect(scores[3]).toBeLessThan(scores[1]);
    expect(scores[3]).toBeGreaterThan(0.5);
  });
});
