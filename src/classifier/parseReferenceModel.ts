import {
  checkShape,
  type JsonObject,
  readBoolean,
  readConstant,
  readInt8Matrix,
  readInteger,
  readMap,
  readMatrix,
  readNames,
  readRecord,
  readString,
  readStrings,
  readVector,
  refuse,
} from './fields.ts';
import { checkTaskName } from './taskNames.ts';
import type { Model } from './types.ts';
import { applyScales, createVocabularyModel, type ReferenceLayer, roundToInt8 } from './vocabularyModel.ts';
import type { VocabularyNormaliserSettings } from './vocabularyNormaliser.ts';

const MAX_SIZE = 1_000_000;

/** Reads the reference export: version 1, model type `hybrid_tiny_multitask`. Throws as `parseModel` does. */
export function parseReferenceModel(file: JsonObject): Model {
  readRecord(
    file,
    'model file',
    ['version', 'metadata', 'preprocess', 'vocab', 'labels', 'embedding', 'layers', 'heads'],
    ['metrics'],
  );
  readConstant(file['version'], 'version', 1, 'MODEL_VERSION');
  const metadata = readRecord(file['metadata'], 'metadata', [
    'model_type',
    'dense_size',
    'embedding_dim',
    'hidden_size',
  ]);
  readConstant(metadata['model_type'], 'metadata.model_type', 'hybrid_tiny_multitask');

  const vocab = readRecord(file['vocab'], 'vocab', ['bow_vocab', 'embedding_vocab', 'keywords', 'max_tokens']);
  const bag = readVocabulary(vocab['bow_vocab'], 'vocab.bow_vocab');
  const embeddingVocabulary = readVocabulary(vocab['embedding_vocab'], 'vocab.embedding_vocab');
  const keywords = readStrings(vocab['keywords'], 'vocab.keywords');

  const embedding = readRecord(file['embedding'], 'embedding', ['padding_idx', 'weights']);
  const embeddings = readMatrix(embedding['weights'], 'embedding.weights');
  const padding = readInteger(embedding['padding_idx'], 'embedding.padding_idx', 0, embeddings.numRows - 1);
  const padIndex = embeddingVocabulary.get('<pad>') ?? padding;
  if (padding !== padIndex) throw refuse('embedding.padding_idx', String(padding), `${padIndex}, the index of <pad>`);

  const layers = readRecord(file['layers'], 'layers', ['base_0', 'base_1', 'base_2', 'base_3']);
  for (const name of ['base_1', 'base_3']) {
    const activation = readRecord(layers[name], `layers.${name}`, ['type']);
    readConstant(activation['type'], `layers.${name}.type`, 'relu');
  }
  const base: [ReferenceLayer, ReferenceLayer] = [
    readLayer(layers['base_0'], 'layers.base_0'),
    readLayer(layers['base_2'], 'layers.base_2'),
  ];
  readConstant(metadata['dense_size'], 'metadata.dense_size', bag.size + keywords.length);
  readConstant(metadata['embedding_dim'], 'metadata.embedding_dim', embeddings.numColumns);
  readConstant(metadata['hidden_size'], 'metadata.hidden_size', base[0].weights.numRows);

  const labels = readMap(file['labels'], 'labels', (value, path) => readNames(value, path, 2));
  const taskNames = readNames([...labels.keys()], 'labels', 1);
  for (const name of taskNames) checkTaskName(name, 'labels');
  const heads = readRecord(file['heads'], 'heads', taskNames);
  return createVocabularyModel({
    name: 'hybrid_tiny_multitask',
    version: 1,
    normaliser: readNormaliser(file['preprocess']),
    bag,
    logCounts: true,
    flags: keywords.map((phrase) => ({ words: new Set<string>(), phrases: phrase === '' ? [] : [phrase] })),
    embeddingVocabulary,
    maxTokens: readInteger(vocab['max_tokens'], 'vocab.max_tokens', 0, MAX_SIZE),
    embeddings: roundToInt8(embeddings),
    layers: base,
    heads: new Map(taskNames.map((name) => [name, readLayer(heads[name], `heads.${name}`)])),
    labels,
  });
}

export function readVocabulary(value: unknown, path: string): Map<string, number> {
  return readMap(value, path, (index, indexPath) => readInteger(index, indexPath, 0, MAX_SIZE));
}

function readLayer(value: unknown, path: string): ReferenceLayer {
  const layer = readRecord(value, path, ['type', 'in_features', 'out_features', 'weight', 'scale', 'bias']);
  readConstant(layer['type'], `${path}.type`, 'linear_int8_per_row');
  const numOutputs = readInteger(layer['out_features'], `${path}.out_features`, 1, MAX_SIZE);
  const numInputs = readInteger(layer['in_features'], `${path}.in_features`, 1, MAX_SIZE);
  const weights = readInt8Matrix(layer['weight'], `${path}.weight`);
  checkShape(weights, `${path}.weight`, numOutputs, numInputs);
  const scales = readVector(layer['scale'], `${path}.scale`, numOutputs);
  return { weights: applyScales(weights, scales), bias: readVector(layer['bias'], `${path}.bias`, numOutputs) };
}

function readNormaliser(value: unknown): VocabularyNormaliserSettings {
  const preprocess = readRecord(
    value,
    'preprocess',
    ['lowercase'],
    ['replace_urls', 'replace_emails', 'replace_numbers', 'hinglish_map'],
  );
  return {
    lowercase: readBoolean(preprocess['lowercase'], 'preprocess.lowercase'),
    urlToken: readToken(preprocess['replace_urls'], 'preprocess.replace_urls'),
    emailToken: readToken(preprocess['replace_emails'], 'preprocess.replace_emails'),
    numberToken: readToken(preprocess['replace_numbers'], 'preprocess.replace_numbers'),
    replacements: readMap(preprocess['hinglish_map'] ?? {}, 'preprocess.hinglish_map', (text, path) =>
      readString(text, path),
    ),
  };
}

function readToken(value: unknown, path: string): string | null {
  return value === undefined ? null : readString(value, path).trim() || null;
}
