import type { SparseVector } from './sparseVector.ts';

/** From text to features, in steps that can be looked at one by one. */
export interface Encoder {
  normalise(text: string): string;
  tokenise(normalised: string): string[];
  /** Overwrites `features` with the active rows of the first layer and their values. */
  encodeInto(text: string, features: SparseVector): void;
}
