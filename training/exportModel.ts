import { encodeBase64 } from '../src/classifier/base64.ts';
import { fromBfloat16, toBfloat16 } from '../src/classifier/bfloat16.ts';
import { createClassifier } from '../src/classifier/classify.ts';
import type { HashedEncoderSettings } from '../src/classifier/hashedEncoder.ts';
import { parseModel } from '../src/classifier/parseModel.ts';
import { FORMAT, FORMAT_VERSION, HASH, hashContent } from '../src/classifier/parseTicketModel.ts';
import { INT4_LEVELS, INT8_LEVELS, packInt4, quantiseRows, quantiseValue } from '../src/classifier/quantise.ts';
import { sha256 } from '../src/classifier/sha256.ts';
import type { TaskPrediction } from '../src/classifier/types.ts';
import { countLogits, type TrainingTask } from './example.ts';
import type { Network } from './network.ts';
import { bestClip, scaleOf } from './quantiseRow.ts';

/** A task whose scores are the sums of another's: label of the source → label here. */
export interface DerivedTask {
  readonly name: string;
  readonly labels: readonly string[];
  readonly source: string;
  readonly groups: Readonly<Record<string, string>>;
}

export interface ExportSettings {
  readonly name: string;
  readonly version: number;
  readonly encoder: HashedEncoderSettings;
  readonly tasks: readonly TrainingTask[];
  /** The task, of those trained, that becomes the scope logit instead of an answer; null for none. */
  readonly scopeTask: string | null;
  readonly derived: readonly DerivedTask[];
  readonly rankedTask: string;
  /** Task name → temperature. */
  readonly temperatures: Readonly<Record<string, number>>;
  readonly review: Readonly<Record<string, unknown>>;
  readonly selfTestTexts: readonly string[];
  /** For people: data, seed, settings, metrics. */
  readonly training: Readonly<Record<string, unknown>>;
}

/** The JSON of a model file. */
export type ModelFile = Readonly<Record<string, unknown>>;

/**
 * Quantises a network, int4 embeddings and int8 heads, and writes it in our own format. The self-test is what the
 * finished file itself answers, read back the way the product reads it.
 */
export function exportModel(network: Network, settings: ExportSettings): ModelFile {
  const { encoder } = settings;
  const parts: Uint8Array[] = [];
  const tensor = (bytes: Uint8Array): string => {
    parts.push(bytes);
    return encodeBase64(bytes);
  };
  const embedding = exportEmbedding(network, tensor);
  const { tasks, scope } = exportHeads(network, settings, tensor);
  const file = {
    format: FORMAT,
    format_version: FORMAT_VERSION,
    name: settings.name,
    version: settings.version,
    encoder: {
      hash: HASH,
      num_buckets: encoder.numBuckets,
      ngram_lengths: encoder.ngramLengths,
      max_chars: encoder.maxChars,
      synonyms: Object.fromEntries(encoder.synonyms),
      concepts: Object.fromEntries(encoder.concepts),
      concept_weight: encoder.conceptWeight,
    },
    embedding,
    tasks,
    scope,
    ranked_task: settings.rankedTask,
    review: settings.review,
    self_test: [] as unknown[],
    weights_sha256: sha256(concatenate(parts)),
    training: settings.training,
  };
  file.self_test = answer(seal(file), settings.selfTestTexts);
  return seal(file);
}

function seal(file: ModelFile): ModelFile {
  return { ...file, content_sha256: hashContent(file) };
}

function exportEmbedding({ embedding, bias, numBuckets, dim }: Network, tensor: (bytes: Uint8Array) => string) {
  const values = new Int8Array(embedding.length);
  const halves = new Uint16Array(numBuckets);
  for (let row = 0; row < numBuckets; row++) {
    const start = row * dim;
    const scale = scaleOf(embedding, start, dim, INT4_LEVELS, bestClip(embedding, start, dim, INT4_LEVELS));
    halves[row] = toBfloat16(scale);
    for (let i = start; i < start + dim; i++)
      values[i] = quantiseValue(embedding[i], fromBfloat16(halves[row]), INT4_LEVELS);
  }
  return {
    dim,
    bits: 4,
    weights: tensor(packInt4(values)),
    scales: tensor(uint16Bytes(halves)),
    bias: tensor(float32Bytes(bias)),
  };
}

function exportHeads(network: Network, settings: ExportSettings, tensor: (bytes: Uint8Array) => string) {
  const tasks: unknown[] = [];
  let scope: unknown = null;
  const offsets = new Map<string, number>();
  let offset = 0;
  for (const task of settings.tasks) {
    offsets.set(task.name, offset);
    offset += countLogits(task);
  }
  const exportHead = (task: TrainingTask) => {
    const first = offsets.get(task.name) ?? 0;
    const count = countLogits(task);
    const weights = network.heads.slice(first * network.dim, (first + count) * network.dim);
    const { values, scales } = quantiseRows(weights, count, network.dim, INT8_LEVELS);
    return {
      temperature: settings.temperatures[task.name] ?? 1,
      weights: tensor(new Uint8Array(values.buffer)),
      scales: tensor(float32Bytes(scales)),
      bias: tensor(float32Bytes(network.headBias.slice(first, first + count))),
    };
  };
  for (const task of settings.tasks) {
    if (task.name === settings.scopeTask) continue;
    tasks.push({ name: task.name, kind: task.kind, labels: task.labels, ...exportHead(task) });
  }
  // The reader takes the tensors in the order of the file, in which the scope follows the tasks.
  const scopeTask = settings.tasks.find((task) => task.name === settings.scopeTask);
  if (scopeTask !== undefined) scope = exportHead(scopeTask);
  for (const { name, labels, source, groups } of settings.derived) {
    tasks.push({ name, kind: 'sum', labels, source, groups });
  }
  return { tasks, scope };
}

function answer(file: ModelFile, texts: readonly string[]): unknown[] {
  const model = parseModel(file);
  const classifier = createClassifier(model);
  return texts.map((text) => {
    const prediction = classifier.classify(text) as unknown as Readonly<Record<string, TaskPrediction>>;
    const expected = model.tasks.map(({ name }) => {
      const { label, confidence } = prediction[name];
      return [name, { label, confidence: Number(confidence.toFixed(6)) }] as const;
    });
    return { text, expected: Object.fromEntries(expected) };
  });
}

/** The values as little-endian bytes, whatever the machine. */
function float32Bytes(values: Float32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * 4));
  for (let i = 0; i < values.length; i++) view.setFloat32(i * 4, values[i], true);
  return new Uint8Array(view.buffer);
}

/** The numbers as little-endian bytes, whatever the machine. */
function uint16Bytes(values: Uint16Array): Uint8Array {
  return Uint8Array.from({ length: values.length * 2 }, (_, i) => values[i >> 1] >> (8 * (i & 1)));
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
