import {
  checkShape,
  type JsonObject,
  type Matrix,
  readInt8Matrix,
  readMatrix,
  readRecord,
  readVector,
  refuse,
} from './fields.ts';
import { readVocabulary } from './parseReferenceModel.ts';
import type { Model } from './types.ts';
import type { FlagRule } from './vocabularyEncoder.ts';
import { applyScales, createVocabularyModel, type ReferenceLayer, roundToInt8 } from './vocabularyModel.ts';

// The older schema carries neither labels nor keywords: both are fixed.
const LABELS: ReadonlyMap<string, readonly string[]> = new Map([
  ['department', ['billing', 'tech', 'sales', 'general']],
  ['sentiment', ['positive', 'neutral', 'negative']],
  ['lead_intent', ['high', 'medium', 'low']],
  ['churn_risk', ['low', 'high']],
  ['intent', ['refund', 'delivery_query', 'complaint', 'other']],
]);

const FLAGS: readonly FlagRule[] = [
  { words: words('refund refunded refunds chargeback reimbursement moneyback'), phrases: [] },
  { words: words('cancel cancelled canceled cancellation terminate close'), phrases: [] },
  { words: words('delay delayed late overdue waiting shipment shipping'), phrases: [] },
  { words: words('broken error errors bug issue failed failure down'), phrases: ['not working'] },
  { words: words('money price pricing charged charge bill billing payment invoice cost'), phrases: [] },
];

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** Reads the older reference schema (`bow_vocab`), which has no version of its own. Throws as `parseModel` does. */
export function parseLegacyModel(file: JsonObject): Model {
  readRecord(file, 'model file', ['bow_vocab', 'embedding_vocab', 'embeddings', 'base', 'heads']);
  const embeddings = readRecord(file['embeddings'], 'embeddings', [], ['matrix', 'matrix_int8', 'scales']);
  const base = readRecord(file['base'], 'base', ['dense1', 'dense2']);
  const heads = readRecord(file['heads'], 'heads', [...LABELS.keys()]);
  return createVocabularyModel({
    name: 'bow_vocab',
    version: 0,
    normaliser: { lowercase: true, urlToken: null, emailToken: null, numberToken: null, replacements: new Map() },
    bag: readVocabulary(file['bow_vocab'], 'bow_vocab'),
    logCounts: false,
    flags: FLAGS,
    embeddingVocabulary: readVocabulary(file['embedding_vocab'], 'embedding_vocab'),
    maxTokens: 0,
    embeddings: readWeights(embeddings, 'embeddings', 'matrix', 'matrix_int8'),
    layers: [readLayer(base['dense1'], 'base.dense1'), readLayer(base['dense2'], 'base.dense2')],
    heads: new Map([...LABELS.keys()].map((name) => [name, readLayer(heads[name], `heads.${name}`)])),
    labels: LABELS,
  });
}

function readLayer(value: unknown, path: string): ReferenceLayer {
  const layer = readRecord(value, path, ['bias'], ['weights', 'weights_int8', 'scales']);
  const weights = readWeights(layer, path, 'weights', 'weights_int8');
  return { weights, bias: readVector(layer['bias'], `${path}.bias`, weights.numRows) };
}

/** Weights as floats, as int8 with scales, or both; the int8 ones count, and floats alone are rounded to int8. */
function readWeights(record: JsonObject, path: string, floatKey: string, int8Key: string): Matrix {
  const floats = record[floatKey] === undefined ? null : readMatrix(record[floatKey], `${path}.${floatKey}`);
  if (record[int8Key] === undefined) {
    if (floats === null) throw refuse(path, 'no weights', `${floatKey} or ${int8Key}`);
    return roundToInt8(floats);
  }
  const int8 = readInt8Matrix(record[int8Key], `${path}.${int8Key}`);
  if (floats !== null) checkShape(int8, `${path}.${int8Key}`, floats.numRows, floats.numColumns);
  return applyScales(int8, readVector(record['scales'], `${path}.scales`, int8.numRows));
}
