import type { HashedEncoderSettings } from '../src/classifier/hashedEncoder.ts';
import { calibrationRows, fitTemperature, negativeLogLikelihood } from './calibrate.ts';
import { createTextEncoder } from './encode.ts';
import type { Example, TrainingTask } from './example.ts';
import { copyNetwork, type Network } from './network.ts';
import { computeLogits, roundEmbedding } from './predict.ts';

/**
 * Watches the loss on validation texts and remembers the network that did best. The loss is taken after the best
 * temperature of each task: a network that is merely too sure of itself is not a worse one, since that is mended last.
 */
export interface EarlyStopping {
  /** Returns the mean loss of the network as it would be shipped, its embeddings rounded to ±`levels`. */
  measure(network: Network): number;
  /** Measures and compares; true when `patience` epochs have passed without a better one. */
  observe(network: Network): { readonly loss: number; readonly stop: boolean };
  best(): Network;
}

export function createEarlyStopping(
  validation: readonly Example[],
  tasks: readonly TrainingTask[],
  settings: HashedEncoderSettings,
  levels: number,
  patience: number,
): EarlyStopping {
  const encode = createTextEncoder(settings);
  const encoded = validation.map(({ text }) => encode(text));
  let best: { network: Network; loss: number } | null = null;
  let worseEpochs = 0;

  function measure(network: Network): number {
    const embedding = roundEmbedding(network, levels);
    const logits = encoded.map((text) => computeLogits(network, text, embedding));
    const losses = calibrationRows(tasks, validation, logits).map(({ rows }) =>
      rows.length === 0 ? 0 : negativeLogLikelihood(rows, fitTemperature(rows)),
    );
    return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
  }

  return {
    measure,
    observe(network) {
      const loss = measure(network);
      if (best === null || loss < best.loss) {
        best = { network: copyNetwork(network), loss };
        worseEpochs = 0;
      } else {
        worseEpochs++;
      }
      return { loss, stop: worseEpochs >= patience };
    },
    best() {
      if (best === null) throw new Error('early stopping: no network was observed');
      return best.network;
    },
  };
}
