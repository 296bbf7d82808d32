/** Microseconds a call, over all texts and rounds. */
export interface Latency {
  readonly medianUs: number;
  readonly p95Us: number;
}

/** Exported, so that the engine cannot leave out work whose result nobody reads. */
export let lastAnswer: object | null = null;

const BLOCKS = 12;
const WARM_UP_BLOCKS = 3;
const ROUNDS_A_BLOCK = 12;

/**
 * Times each candidate on each text. The candidates take turns block by block, so that a noisy machine is noisy for all
 * of them alike; the first round of a block, which finds the caches full of another's data, and the first blocks, in
 * which the engine is still compiling, do not count.
 */
export function measureLatencies(
  candidates: readonly ((text: string) => object)[],
  texts: readonly string[],
): Latency[] {
  const samples = candidates.map((): number[] => []);
  for (let block = 0; block < BLOCKS; block++) {
    for (let c = 0; c < candidates.length; c++) {
      for (let round = 0; round < ROUNDS_A_BLOCK; round++) {
        const times = timeOnce(candidates[c], texts);
        if (block >= WARM_UP_BLOCKS && round > 0) samples[c].push(...times);
      }
    }
  }
  return samples.map(summarise);
}

/** Microseconds of one call for each text. */
export function timeOnce(candidate: (text: string) => object, texts: readonly string[]): number[] {
  return texts.map((text) => {
    const start = performance.now();
    lastAnswer = candidate(text);
    return (performance.now() - start) * 1000;
  });
}

export function summarise(samples: number[]): Latency {
  samples.sort((a, b) => a - b);
  return {
    medianUs: samples[Math.floor(samples.length / 2)],
    p95Us: samples[Math.floor(samples.length * 0.95)],
  };
}
