import split from './corpus/split.json' with { type: 'json' };
import type { CanonicalRecord } from './datasets/corpus.ts';

/** Whole writers are held out, so that no voice is both learned from and measured on. Fixed in `corpus/split.json`. */
export interface CorpusSplit {
  readonly train: readonly CanonicalRecord[];
  /** For early stopping and temperatures. */
  readonly validation: readonly CanonicalRecord[];
  /** For the reported figures only: nothing is chosen by it. */
  readonly test: readonly CanonicalRecord[];
}

export function splitByWriter(records: readonly CanonicalRecord[]): CorpusSplit {
  const writers = new Set(records.map(({ writer }) => writer));
  const missing = [...split.validation, ...split.test].find((writer) => !writers.has(writer));
  if (missing !== undefined) throw new Error(`corpus/split.json: no tickets by the writer ${missing}`);
  const written = (names: readonly string[]) =>
    records.filter(({ writer }) => writer !== undefined && names.includes(writer));
  return {
    train: records.filter(
      ({ writer }) => !split.validation.includes(writer ?? '') && !split.test.includes(writer ?? ''),
    ),
    validation: written(split.validation),
    test: written(split.test),
  };
}
