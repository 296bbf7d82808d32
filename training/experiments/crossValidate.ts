import { drawsOf, type Recipe } from '../config.ts';
import { type CanonicalRecord, toExample } from '../datasets/corpus.ts';
import { createTextEncoder } from '../encode.ts';
import type { Example } from '../example.ts';
import { fit } from '../fit.ts';
import { computeLogits, roundEmbedding } from '../predict.ts';
import { createRandom, shuffle } from '../random.ts';
import { createTrainingSet } from '../trainingSet.ts';

/**
 * Trains once a fold, on all writers but those of the fold, and returns for each record the logits (numLogits,) of the
 * network that never read its writer. The seed deals the writers into folds.
 */
export function crossValidate(
  records: readonly CanonicalRecord[],
  publicExamples: readonly Example[],
  recipe: Recipe,
  numFolds: number,
): Float64Array[] {
  const { encoder, tasks, fit: settings } = recipe;
  const encode = createTextEncoder(encoder);
  const foldOf = dealWriters(records, numFolds, settings.seed);
  const logits: Float64Array[] = new Array(records.length);
  for (let fold = 0; fold < numFolds; fold++) {
    const isHeldOut = ({ writer }: CanonicalRecord): boolean => foldOf.get(writer ?? '') === fold;
    const read = records.filter((record) => !isHeldOut(record)).map(toExample);
    const set = createTrainingSet(
      [...read, ...publicExamples],
      drawsOf(recipe),
      encoder,
      recipe.noisyCopies,
      settings.seed,
    );
    const network = fit(set, tasks, encoder.numBuckets, settings);
    const embedding =
      settings.quantiseFrom < settings.epochs ? roundEmbedding(network, settings.levels) : network.embedding;
    for (let i = 0; i < records.length; i++) {
      if (isHeldOut(records[i])) logits[i] = computeLogits(network, encode(records[i].text), embedding);
    }
  }
  return logits;
}

function dealWriters(records: readonly CanonicalRecord[], numFolds: number, seed: number): Map<string, number> {
  const writers = [...new Set(records.map(({ writer }) => writer ?? ''))];
  return new Map(shuffle(writers, createRandom(seed)).map((writer, i) => [writer, i % numFolds]));
}
