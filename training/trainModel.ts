import { DEPARTMENT_OF_INTENT, TASKS } from '../src/classifier/tasks.ts';
import { calibrationRows, fitTemperature } from './calibrate.ts';
import { drawsOf, type Recipe } from './config.ts';
import { type CanonicalRecord, toExample } from './datasets/corpus.ts';
import { createEarlyStopping } from './earlyStopping.ts';
import { createTextEncoder } from './encode.ts';
import type { Example } from './example.ts';
import type { DerivedTask } from './exportModel.ts';
import { fit } from './fit.ts';
import type { Network } from './network.ts';
import { computeLogits, roundEmbedding } from './predict.ts';
import { createTrainingSet } from './trainingSet.ts';

export interface TrainedModel {
  readonly network: Network;
  /** Task name → temperature. */
  readonly temperatures: Readonly<Record<string, number>>;
  readonly epochs: number;
}

export const DEPARTMENT: DerivedTask = {
  name: 'department',
  labels: TASKS.department,
  source: 'intent',
  groups: DEPARTMENT_OF_INTENT,
};

/** Trains the shipped architecture; stops early and fits temperatures on the validation tickets. */
export function trainModel(
  examples: readonly Example[],
  validationRecords: readonly CanonicalRecord[],
  recipe: Recipe,
  log: (line: string) => void,
): TrainedModel {
  const validation = validationRecords.map((record) => withoutScope(toExample(record)));
  const { encoder, tasks, fit: settings } = recipe;
  const watch = createEarlyStopping(validation, tasks, encoder, settings.levels, recipe.patience);
  const set = createTrainingSet(examples, drawsOf(recipe), encoder, recipe.noisyCopies, settings.seed);
  log(`${examples.length} examples, ${encoder.numBuckets} × ${settings.dim} embeddings, seed ${settings.seed}`);
  let epochs = 0;
  const start = performance.now();
  fit(set, tasks, encoder.numBuckets, settings, (network, { epoch, loss }) => {
    epochs = epoch + 1;
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    const isQuantised = epoch >= settings.quantiseFrom;
    const { loss: validationLoss, stop } = isQuantised
      ? watch.observe(network)
      : { loss: watch.measure(network), stop: false };
    log(
      `epoch ${epochs}/${settings.epochs}  loss ${loss.toFixed(4)}  validation ${validationLoss.toFixed(4)}  ${seconds} s`,
    );
    return stop;
  });
  const network = watch.best();
  return { network, temperatures: fitTemperatures(network, validation, recipe), epochs };
}

/** All validation texts are tickets: a scope logit would only be rewarded for always saying so. */
function withoutScope(example: Example): Example {
  return { ...example, labels: { ...example.labels, scope: undefined } };
}

function fitTemperatures(
  network: Network,
  validation: readonly Example[],
  { encoder, tasks, fit: { levels } }: Recipe,
): Record<string, number> {
  const encode = createTextEncoder(encoder);
  const embedding = roundEmbedding(network, levels);
  const logits = validation.map(({ text }) => computeLogits(network, encode(text), embedding));
  const temperatures: Record<string, number> = {};
  for (const { task, rows } of calibrationRows(tasks, validation, logits)) {
    temperatures[task.name] = Number(fitTemperature(rows).toFixed(4));
  }
  return temperatures;
}
