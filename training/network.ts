import { normal, type Random } from './random.ts';

/** The parameters of the network: embedding bag → bias → ReLU → linear heads. All float32. */
export interface Network {
  readonly numBuckets: number;
  readonly dim: number;
  readonly numLogits: number;
  /** (numBuckets, dim) */
  readonly embedding: Float32Array;
  /** (dim,) */
  readonly bias: Float32Array;
  /** (numLogits, dim) */
  readonly heads: Float32Array;
  /** (numLogits,) */
  readonly headBias: Float32Array;
}

const EMBEDDING_DEVIATION = 0.02;
const INITIAL_BIAS = 0.01;

export function createNetwork(numBuckets: number, dim: number, numLogits: number, random: Random): Network {
  return {
    numBuckets,
    dim,
    numLogits,
    embedding: new Float32Array(numBuckets * dim).map(() => normal(random) * EMBEDDING_DEVIATION),
    bias: new Float32Array(dim).fill(INITIAL_BIAS),
    heads: new Float32Array(numLogits * dim).map(() => normal(random) / Math.sqrt(dim)),
    headBias: new Float32Array(numLogits),
  };
}

export function copyNetwork(network: Network): Network {
  return {
    ...network,
    embedding: network.embedding.slice(),
    bias: network.bias.slice(),
    heads: network.heads.slice(),
    headBias: network.headBias.slice(),
  };
}
