import type { HashedEncoderSettings } from '../src/classifier/hashedEncoder.ts';
import { createTextEncoder } from './encode.ts';
import type { Example } from './example.ts';
import type { TrainingSet } from './fit.ts';
import { createRandom } from './random.ts';
import { noise } from './styleNoise.ts';

/** Encodes each example and `noisyCopies` noised copies of it; the same seed makes the same copies. */
export function createTrainingSet(
  examples: readonly Example[],
  draws: TrainingSet['draws'],
  settings: HashedEncoderSettings,
  noisyCopies: number,
  seed: number,
): TrainingSet {
  const encode = createTextEncoder(settings);
  const random = createRandom(seed ^ 0x5eed);
  const encoded = examples.map(({ text }) => [
    encode(text),
    ...Array.from({ length: noisyCopies }, () => encode(noise(text, random))),
  ]);
  return { examples, encoded, draws };
}
