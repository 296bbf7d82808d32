import writers from './corpus/writers.json' with { type: 'json' };
import type { CanonicalRecord } from './datasets/corpus.ts';

/** Whole writers are held out, so that no voice is both learned from and measured on. Fixed in `corpus/writers.json`. */
export interface CorpusSplit {
  readonly train: readonly CanonicalRecord[];
  /** For early stopping and temperatures. */
  readonly validation: readonly CanonicalRecord[];
  /** For the reported figures only: nothing is chosen by it. */
  readonly test: readonly CanonicalRecord[];
}

/** Throws where a ticket's writer is not listed. */
export function splitByWriter(records: readonly CanonicalRecord[]): CorpusSplit {
  const sets = new Map(Object.entries(writers).map(([writer, { set }]) => [writer, set]));
  const unlisted = records.find(({ writer }) => !sets.has(writer ?? ''));
  if (unlisted !== undefined) throw new Error(`corpus/writers.json: the writer ${unlisted.writer} is not listed`);
  const written = (set: string) => records.filter(({ writer }) => sets.get(writer ?? '') === set);
  return { train: written('train'), validation: written('validation'), test: written('test') };
}
