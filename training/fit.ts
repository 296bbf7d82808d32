import { type BatchSettings, createBatchTrainer } from './batch.ts';
import type { EncodedText } from './encode.ts';
import { countLogits, type Example, type TrainingTask } from './example.ts';
import type { TaskTargets } from './loss.ts';
import { createNetwork, type Network } from './network.ts';
import { createRandom, pick, type Random, shuffle } from './random.ts';

export interface FitSettings extends BatchSettings {
  readonly dim: number;
  readonly epochs: number;
  readonly batchSize: number;
  /** Falls linearly to 0 over the run. */
  readonly learningRate: number;
  /** From this epoch on embeddings are rounded in the forward pass, so that the network learns to live with it. */
  readonly quantiseFrom: number;
  /** Probability that a noised copy of a text is drawn instead of the text. */
  readonly noisyShare: number;
  readonly seed: number;
}

/** What the network is trained on. */
export interface TrainingSet {
  readonly examples: readonly Example[];
  /** For each example the encoded text, and after it its noised copies. */
  readonly encoded: readonly (readonly EncodedText[])[];
  /** How often an example is drawn in an epoch; a fraction is a probability. */
  readonly draws: (example: Example, epoch: number) => number;
}

export interface Progress {
  readonly epoch: number;
  readonly epochs: number;
  readonly loss: number;
}

/**
 * Trains a network of `numBuckets` rows with mini-batch Adam. `onEpoch` returns true to stop early. The same inputs
 * give the same network to the last bit.
 */
export function fit(
  set: TrainingSet,
  tasks: readonly TrainingTask[],
  numBuckets: number,
  settings: FitSettings,
  onEpoch: (network: Network, progress: Progress) => boolean = () => false,
): Network {
  const random = createRandom(settings.seed);
  const targets = createTargets(tasks, set);
  const numLogits = tasks.reduce((sum, task) => sum + countLogits(task), 0);
  const network = createNetwork(numBuckets, settings.dim, numLogits, random);
  const trainer = createBatchTrainer(network, targets, settings, random);
  const totalSteps = countSteps(set, settings);
  let step = 0;
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    if (epoch >= settings.quantiseFrom) trainer.quantise();
    const order = drawExamples(set, epoch, random);
    let loss = 0;
    for (let start = 0; start < order.length; start += settings.batchSize) {
      const ids = order.slice(start, start + settings.batchSize);
      const texts = ids.map((id) => drawText(set.encoded[id], settings.noisyShare, random));
      const learningRate = settings.learningRate * Math.max(0, 1 - step / totalSteps);
      loss += trainer.train(texts, ids, learningRate) * ids.length;
      step++;
    }
    if (onEpoch(network, { epoch, epochs: settings.epochs, loss: loss / order.length })) break;
  }
  return network;
}

function countSteps({ examples, draws }: TrainingSet, { epochs, batchSize }: FitSettings): number {
  let steps = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    steps += Math.ceil(examples.reduce((sum, example) => sum + draws(example, epoch), 0) / batchSize);
  }
  return steps;
}

function drawExamples({ examples, draws }: TrainingSet, epoch: number, random: Random): number[] {
  const order: number[] = [];
  for (let id = 0; id < examples.length; id++) {
    const expected = draws(examples[id], epoch);
    const times = Math.floor(expected) + (random() < expected % 1 ? 1 : 0);
    for (let i = 0; i < times; i++) order.push(id);
  }
  return shuffle(order, random);
}

function drawText([clean, ...noisy]: readonly EncodedText[], noisyShare: number, random: Random): EncodedText {
  return noisy.length > 0 && random() < noisyShare ? pick(noisy, random) : clean;
}

function createTargets(tasks: readonly TrainingTask[], { examples, draws }: TrainingSet): TaskTargets[] {
  let logitOffset = 0;
  return tasks.map((task) => {
    const targets = Int16Array.from(examples, ({ labels }) => {
      const label = labels[task.name];
      return label === undefined ? -1 : task.labels.indexOf(label);
    });
    const counts = new Float64Array(task.labels.length);
    for (let id = 0; id < targets.length; id++) if (targets[id] >= 0) counts[targets[id]] += draws(examples[id], 0);
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    const labelWeights = counts.map((count) => task.lossWeight * (count === 0 ? 0 : (mean / count) ** task.balance));
    const result = { task, logitOffset, targets, labelWeights };
    logitOffset += countLogits(task);
    return result;
  });
}
