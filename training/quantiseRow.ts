import { quantiseValue } from '../src/classifier/quantise.ts';

/** Fractions of the largest magnitude at which a row may be clipped. */
const CLIP_POINTS = [1, 0.9, 0.8, 0.7, 0.6, 0.5];

/**
 * The clip point that loses least, by squared error, when `length` weights from `start` on are rounded to ±`levels`.
 * Clipping a few large weights buys the many small ones a finer grid.
 */
export function bestClip(weights: Float32Array, start: number, length: number, levels: number): number {
  let best = 1;
  let bestError = Number.POSITIVE_INFINITY;
  for (const clip of CLIP_POINTS) {
    const error = squaredError(weights, start, length, levels, scaleOf(weights, start, length, levels, clip));
    if (error < bestError) {
      bestError = error;
      best = clip;
    }
  }
  return best;
}

/** The float32 scale of a row clipped at `clip` times its largest magnitude; 1 for a row of zeros. */
export function scaleOf(weights: Float32Array, start: number, length: number, levels: number, clip: number): number {
  let largest = 0;
  for (let i = start; i < start + length; i++) {
    const magnitude = Math.abs(weights[i]);
    if (magnitude > largest) largest = magnitude;
  }
  // A row of denormal numbers would get a scale of 0, too.
  return Math.fround((largest * clip) / levels) || 1;
}

function squaredError(weights: Float32Array, start: number, length: number, levels: number, scale: number): number {
  let sum = 0;
  for (let i = start; i < start + length; i++) {
    sum += (weights[i] - quantiseValue(weights[i], scale, levels) * scale) ** 2;
  }
  return sum;
}

/** Writes the weights as they are once quantised with this scale to `out`. */
export function roundRowInto(
  weights: Float32Array,
  start: number,
  length: number,
  levels: number,
  scale: number,
  out: Float32Array,
  outStart: number,
): void {
  for (let i = 0; i < length; i++) {
    // Rounding halves up instead of away from zero makes no difference to training and is several times faster.
    let level = Math.round(weights[start + i] / scale);
    if (level > levels) level = levels;
    else if (level < -levels) level = -levels;
    out[outStart + i] = level * scale;
  }
}
