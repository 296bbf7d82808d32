import type { SparseVector } from './sparseVector.ts';

/** Text to features: the three steps can be looked at one by one. */
export interface Encoder {
  normalise(text: string): string;
  tokenise(normalised: string): string[];
  /** Overwrites `features` with the active rows and their weights. */
  encodeInto(normalised: string, tokens: readonly string[], features: SparseVector): void;
}
