import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitTemperature } from './calibrate.ts';
import { confusionMatrix, measure } from './metrics.ts';
import { bestClip, scaleOf } from './quantiseRow.ts';
import { createRandom, shuffle } from './random.ts';
import { addTypos, noise } from './styleNoise.ts';

describe('createRandom', () => {
  test('gives the numbers of mulberry32', () => {
    const random = createRandom(1);
    expect([random(), random(), random()]).toEqual([0.6270739405881613, 0.002735721180215478, 0.5274470399599522]);
  });

  test('shuffles without losing anything', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer(), (list, seed) => {
        expect(shuffle([...list], createRandom(seed)).sort()).toEqual([...list].sort());
      }),
    );
  });
});

describe('style noise', () => {
  test('the same seed makes the same noise', () => {
    const text = 'Please send the invoice for my order, thank you';
    expect(noise(text, createRandom(3))).toBe(noise(text, createRandom(3)));
  });

  test('typos swap two neighbours or drop one letter, and leave short words and figures alone', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{3,10}$/), fc.integer(), (word, seed) => {
        const typed = addTypos(`${word} 12345 ab`, 1, createRandom(seed));
        const [first, ...rest] = typed.split(' ');
        expect(rest.join(' ')).toBe('12345 ab');
        const sorted = [...first].sort().join('');
        if (first.length === word.length) expect(sorted).toBe([...word].sort().join(''));
        else expect(first).toHaveLength(word.length - 1);
      }),
    );
  });
});

describe('fitTemperature', () => {
  // Right three times out of four, whatever the logits claim: the best temperature makes them claim 0.75.
  const rows = Array.from({ length: 400 }, (_, i) => ({ logits: Float64Array.of(0, 4), label: i % 4 === 0 ? 0 : 1 }));

  test('finds the temperature at which confidence is accuracy', () => {
    expect(1 / (1 + Math.exp(-4 / fitTemperature(rows)))).toBeCloseTo(0.75, 3);
  });

  test('does so for a single logit', () => {
    const single = rows.map(({ label }) => ({ logits: Float64Array.of(4), label }));
    expect(1 / (1 + Math.exp(-4 / fitTemperature(single)))).toBeCloseTo(0.75, 3);
  });

  test('leaves well enough alone where there is nothing to fit', () => {
    expect(fitTemperature([])).toBe(1);
  });
});

describe('metrics', () => {
  const judged = [
    { truth: 'a', label: 'a', confidence: 0.95 },
    { truth: 'a', label: 'b', confidence: 0.95 },
    { truth: 'b', label: 'b', confidence: 0.55 },
    { truth: 'b', label: 'b', confidence: 0.55 },
  ];

  test('are what a hand calculation gives', () => {
    const { accuracy, macroF1, ece } = measure(judged, ['a', 'b', 'c']);
    expect(accuracy).toBe(0.75);
    expect(macroF1).toBeCloseTo((2 / 3 + 4 / 5) / 2, 9);
    expect(ece).toBeCloseTo((2 / 4) * 0.45 + (2 / 4) * 0.45, 9);
  });

  test('count truth in rows and answers in columns', () => {
    expect(confusionMatrix(judged, ['a', 'b'])).toEqual([
      [1, 1],
      [0, 2],
    ]);
  });
});

describe('row quantisation', () => {
  test('clips an outlier when the many gain more than the one loses', () => {
    const row = Float32Array.from([...Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? 0.1 : -0.1)), 1]);
    expect(bestClip(row, 0, row.length, 7)).toBeLessThan(1);
  });

  test('gives a row of zeros the scale 1', () => {
    expect(scaleOf(new Float32Array(4), 0, 4, 7, 1)).toBe(1);
  });
});
