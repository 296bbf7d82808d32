import { describe, readObject, refuse } from './fields.ts';
import { parseLegacyModel } from './parseLegacyModel.ts';
import { parseReferenceModel } from './parseReferenceModel.ts';
import { parseTicketModel } from './parseTicketModel.ts';
import type { Model } from './types.ts';

/**
 * Checks untrusted JSON and turns it into a model. Reads our own format, the reference export (version 1,
 * `hybrid_tiny_multitask`) and the older reference schema (`bow_vocab`). Throws a `ClassifierError` whose name is
 * `MODEL_FORMAT`, `MODEL_VERSION`, `MODEL_SIZE` or `MODEL_CHECKSUM`, and whose message says what was got and what was
 * expected; it never returns a model it did not check to the last weight.
 */
export function parseModel(json: unknown): Model {
  const file = readObject(json, 'model file');
  if (Object.hasOwn(file, 'format')) return parseTicketModel(file);
  if (Object.hasOwn(file, 'vocab')) return parseReferenceModel(file);
  if (Object.hasOwn(file, 'bow_vocab')) return parseLegacyModel(file);
  throw refuse(
    'model file',
    `the keys ${describe(Object.keys(file).slice(0, 5).join(', '))}`,
    'a "format", a "vocab" or a "bow_vocab" that tells which format it is',
  );
}
