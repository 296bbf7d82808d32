// Small, valid model files of every format, for tests to break in one place at a time.

import { encodeBase64 } from './base64.ts';
import { FORMAT, FORMAT_VERSION, HASH, hashContent } from './parseTicketModel.ts';
import { packInt4 } from './quantise.ts';
import { sha256 } from './sha256.ts';

// biome-ignore lint/suspicious/noExplicitAny: tests reach into any part of a file to break it
export type Breakable = any;

const range = (length: number): number[] => Array.from({ length }, (_, i) => i);

/** Our own format: 4 buckets × 2, intents "a" and "b", departments "x" and "y", a yes/no task and a scope logit. */
export function createTicketFile(): Breakable {
  const parts: Uint8Array[] = [];
  const tensor = (bytes: Uint8Array): string => {
    parts.push(bytes);
    return encodeBase64(bytes);
  };
  const floats = (...values: number[]): string => tensor(new Uint8Array(Float32Array.from(values).buffer));
  const int8 = (...values: number[]): string => tensor(new Uint8Array(Int8Array.from(values).buffer));
  const embedding = {
    dim: 2,
    bits: 4,
    weights: tensor(packInt4(Int8Array.of(7, 0, 0, 7, -7, 3, 2, -1))),
    scales: tensor(new Uint8Array(Uint16Array.of(0x3f80, 0x3f80, 0x3f80, 0x3f80).buffer)),
    bias: floats(0, 0.5),
  };
  const intent = {
    name: 'intent',
    kind: 'softmax',
    labels: ['a', 'b'],
    temperature: 1,
    weights: int8(1, 0, 0, 1),
    scales: floats(1, 1),
    bias: floats(0, 0.25),
  };
  const urgent = {
    name: 'urgent',
    kind: 'sigmoid',
    labels: ['no', 'yes'],
    temperature: 2,
    weights: int8(1, 1),
    scales: floats(0.5),
    bias: floats(-1),
  };
  const scope = { temperature: 1, weights: int8(1, -1), scales: floats(1), bias: floats(0) };
  return seal({
    format: FORMAT,
    format_version: FORMAT_VERSION,
    name: 'tiny',
    version: 1,
    encoder: {
      hash: HASH,
      num_buckets: 4,
      ngram_lengths: [3],
      max_chars: 100,
      synonyms: { nahi: 'not' },
      concepts: { refund: ['money back'] },
      concept_weight: 2,
    },
    embedding,
    tasks: [
      intent,
      urgent,
      { name: 'department', kind: 'sum', labels: ['x', 'y'], source: 'intent', groups: { a: 'x', b: 'y' } },
    ],
    scope,
    ranked_task: 'intent',
    review: { tasks: ['intent'], min_confidence: 0.55, min_margin: 0.15, max_second: 0.2 },
    self_test: [],
    weights_sha256: sha256(Uint8Array.from(parts.flatMap((part) => [...part]))),
    training: { seed: 1 },
  });
}

/** Gives a changed file of our own format the content hash that fits it. */
export function seal(file: Breakable): Breakable {
  return { ...file, content_sha256: hashContent(file) };
}

/** The reference export: 3 words, 1 keyword, 2-dimensional embeddings, 2 hidden units. */
export function createReferenceFile(): Breakable {
  const linear = (numInputs: number, numOutputs: number) => ({
    type: 'linear_int8_per_row',
    in_features: numInputs,
    out_features: numOutputs,
    weight: range(numOutputs).map((k) => range(numInputs).map((i) => ((i + k) % 5) - 2)),
    scale: range(numOutputs).map(() => 0.5),
    bias: range(numOutputs).map((k) => k / 10),
  });
  return {
    version: 1,
    metadata: { model_type: 'hybrid_tiny_multitask', dense_size: 4, embedding_dim: 2, hidden_size: 2 },
    preprocess: {
      lowercase: true,
      replace_urls: '<url>',
      replace_emails: '<email>',
      replace_numbers: '<num>',
      hinglish_map: { 'kr do': 'please do', nahi: 'not' },
    },
    vocab: {
      bow_vocab: { refund: 0, late: 1, constructor: 2 },
      embedding_vocab: { '<pad>': 0, '<unk>': 1, refund: 2 },
      keywords: ['refund'],
      max_tokens: 4,
    },
    labels: {
      department: ['billing', 'sales', 'tech'],
      churn_risk: ['low', 'high'],
      intent: ['refund', 'other', 'praise'],
    },
    embedding: {
      padding_idx: 0,
      weights: [
        [0, 0],
        [0.5, -0.5],
        [1, 0.25],
      ],
    },
    layers: { base_0: linear(6, 2), base_1: { type: 'relu' }, base_2: linear(2, 2), base_3: { type: 'relu' } },
    heads: { department: linear(2, 3), churn_risk: linear(2, 1), intent: linear(2, 3) },
  };
}

/** The older reference schema: 2 words, five fixed flags, 2-dimensional embeddings, 2 hidden units. */
export function createLegacyFile(): Breakable {
  const dense = (numInputs: number, numOutputs: number) => ({
    weights: range(numOutputs).map((k) => range(numInputs).map((i) => ((i * 3 + k) % 7) / 7 - 0.4)),
    bias: range(numOutputs).map(() => 0.1),
  });
  return {
    bow_vocab: { refund: 0, late: 1 },
    embedding_vocab: { refund: 0, late: 1 },
    embeddings: {
      matrix: [
        [1, 0],
        [0, 1],
      ],
    },
    base: { dense1: dense(9, 2), dense2: dense(2, 2) },
    heads: {
      department: dense(2, 4),
      sentiment: dense(2, 3),
      lead_intent: dense(2, 3),
      churn_risk: dense(2, 1),
      intent: dense(2, 4),
    },
  };
}
