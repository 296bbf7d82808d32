// Our own format, `pocket-triage` 1. A file is complete in itself: features, weights, labels, temperatures, review rule
// and a self-test. Weights are base64: int4 pairs or int8, with one float32 scale a row, all little-endian.

import { POOLED_WORDS } from './encoderWithTable.ts';
import {
  checkDepth,
  checkMatrixSize,
  describe,
  type JsonObject,
  readConstant,
  readInteger,
  readList,
  readMap,
  readNumber,
  readObject,
  readRecord,
  readString,
  readStrings,
  refuse,
} from './fields.ts';
import type { HashedEncoderSettings } from './hashedEncoder.ts';
import { sha256 } from './sha256.ts';
import { TensorReader } from './tensors.ts';
import { readTasks } from './ticketTasks.ts';
import { splitTokens } from './tokenise.ts';
import type { Layer, Model, ReviewRule, SelfTestRow, Task } from './types.ts';

export const FORMAT = 'pocket-triage';
export const FORMAT_VERSION = 1;
/** The hash of `hash.ts`, by name, so that a file made with another one is refused. */
export const HASH = 'fnv1a-32 utf-8 fmix32';

const MAX_VERSION = 1_000_000;
const MAX_BUCKETS = 65_536;
const MAX_DIM = 1024;
const MAX_CHARS = 100_000;

/** Reads our own format. `training` is for people and is not read. Throws as `parseModel` does. */
export function parseTicketModel(file: JsonObject): Model {
  readConstant(file['format'], 'format', FORMAT);
  readConstant(file['format_version'], 'format_version', FORMAT_VERSION, 'MODEL_VERSION');
  readRecord(
    file,
    'model file',
    // biome-ignore format: one list, read as one
    ['format', 'format_version', 'name', 'version', 'encoder', 'embedding', 'tasks', 'scope', 'ranked_task', 'review', 'self_test', 'weights_sha256', 'training', 'content_sha256'],
  );
  checkDepth(file, 'model file');
  const version = readVersion(file['version']);
  const encoder = readEncoder(file['encoder']);
  const tensors = new TensorReader();
  const embedding = readEmbedding(file['embedding'], encoder.numBuckets, tensors);
  const { tasks, scope, heads } = readTasks(file['tasks'], file['scope'], embedding.numOutputs, tensors);
  const rankedTask = tasks.find((task) => task.name === file['ranked_task']);
  if (rankedTask?.kind !== 'softmax') throw refuse('ranked_task', describe(file['ranked_task']), 'a softmax task');
  const weightsHash = tensors.sha256();
  readConstant(file['weights_sha256'], 'weights_sha256', weightsHash, 'MODEL_CHECKSUM');
  readObject(file['training'], 'training');
  const review = readReview(file['review'], tasks);
  const selfTest = readSelfTest(file['self_test'], tasks);
  readConstant(file['content_sha256'], 'content_sha256', hashContent(file), 'MODEL_CHECKSUM');
  return {
    id: { name: readString(file['name'], 'name', 100), version, sha256: weightsHash },
    encoder,
    layers: [embedding, heads],
    tasks,
    rankedTask,
    scope,
    review,
    selfTest,
  };
}

/**
 * SHA-256 of everything in a file but `content_sha256` itself: of the UTF-8 bytes of its JSON without white space, keys
 * in the order of the file. Checked last, so that a damaged part is named if it can be.
 */
export function hashContent({ content_sha256: _, ...content }: JsonObject): string {
  return sha256(new TextEncoder().encode(JSON.stringify(content)));
}

function readVersion(value: unknown): number {
  if (!Number.isInteger(value) || (value as number) < 1 || (value as number) > MAX_VERSION) {
    throw refuse('version', describe(value), `a whole number from 1 to ${MAX_VERSION}`, 'MODEL_VERSION');
  }
  return value as number;
}

function readEncoder(value: unknown): HashedEncoderSettings {
  const record = readRecord(
    value,
    'encoder',
    // biome-ignore format: one list, read as one
    ['hash', 'num_buckets', 'ngram_lengths', 'max_chars', 'synonyms', 'concepts', 'concept_weight'],
  );
  readConstant(record['hash'], 'encoder.hash', HASH);
  return {
    kind: 'hashed',
    numBuckets: readInteger(record['num_buckets'], 'encoder.num_buckets', 1, MAX_BUCKETS),
    ngramLengths: readList(record['ngram_lengths'], 'encoder.ngram_lengths').map((length, i) =>
      readInteger(length, `encoder.ngram_lengths[${i}]`, 1, 8),
    ),
    maxChars: readInteger(record['max_chars'], 'encoder.max_chars', 1, MAX_CHARS),
    synonyms: readMap(record['synonyms'], 'encoder.synonyms', readPhrase, readPhrase),
    concepts: readMap(record['concepts'], 'encoder.concepts', (phrases, path) =>
      readStrings(phrases, path).map((phrase) => readPhrase(phrase, path)),
    ),
    conceptWeight: readNumber(record['concept_weight'], 'encoder.concept_weight', 0, 100),
  };
}

/** A phrase must hold a token: an empty one would be found everywhere. */
function readPhrase(value: unknown, path: string): string {
  const phrase = readString(value, path, 200);
  if (splitTokens(phrase).length === 0) throw refuse(path, describe(phrase), 'at least one word');
  return phrase;
}

function readEmbedding(value: unknown, numInputs: number, tensors: TensorReader): Layer {
  const record = readRecord(value, 'embedding', ['dim', 'bits', 'weights', 'scales', 'bias']);
  const numOutputs = readInteger(record['dim'], 'embedding.dim', 1, MAX_DIM);
  // With the words that are kept added up behind it, as it stands in memory.
  checkMatrixSize('embedding', numInputs + POOLED_WORDS, numOutputs);
  const bits = record['bits'];
  if (bits !== 4 && bits !== 8) throw refuse('embedding.bits', describe(bits), '4 or 8');
  const { values } = tensors.readMatrix(record['weights'], record['scales'], 'embedding', numInputs, numOutputs, bits);
  const bias = tensors.readVector(record['bias'], 'embedding.bias', numOutputs);
  return { numInputs, numOutputs, weights: values, bias };
}

function readReview(value: unknown, tasks: readonly Task[]): ReviewRule {
  const record = readRecord(value, 'review', ['tasks', 'min_confidence', 'min_margin', 'max_second']);
  const names = readStrings(record['tasks'], 'review.tasks');
  const unknown = names.find((name) => !tasks.some((task) => task.name === name));
  if (unknown !== undefined) throw refuse('review.tasks', describe(unknown), 'names of tasks');
  return {
    tasks: names,
    minConfidence: readNumber(record['min_confidence'], 'review.min_confidence', 0, 1),
    minMargin: readNumber(record['min_margin'], 'review.min_margin', 0, 1),
    maxSecond: readNumber(record['max_second'], 'review.max_second', 0, 1),
  };
}

function readSelfTest(value: unknown, tasks: readonly Task[]): SelfTestRow[] {
  return readList(value, 'self_test').map((row, i) => {
    const path = `self_test[${i}]`;
    const record = readRecord(row, path, ['text', 'expected']);
    const expected = readRecord(
      record['expected'],
      `${path}.expected`,
      tasks.map((task) => task.name),
    );
    const answers: Record<string, { label: string; confidence: number }> = {};
    for (const { name, labels } of tasks) {
      const answer = readRecord(expected[name], `${path}.expected.${name}`, ['label', 'confidence']);
      const label = readString(answer['label'], `${path}.expected.${name}.label`);
      if (!labels.includes(label)) throw refuse(`${path}.expected.${name}.label`, describe(label), labels.join(', '));
      answers[name] = {
        label,
        confidence: readNumber(answer['confidence'], `${path}.expected.${name}.confidence`, 0, 1),
      };
    }
    return { text: readString(record['text'], `${path}.text`), expected: answers };
  });
}
