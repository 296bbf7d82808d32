import type { Recipe } from './config.ts';
import { createTextEncoder } from './encode.ts';
import { countLogits } from './example.ts';
import type { Network } from './network.ts';
import { computeLogits } from './predict.ts';

/** What the network says of a text's intent in float32, before anything is quantised. */
export function createFloatAnswer(network: Network, { encoder, tasks }: Recipe): (text: string) => string {
  const encode = createTextEncoder(encoder);
  const position = tasks.findIndex(({ name }) => name === 'intent');
  const offset = tasks.slice(0, position).reduce((sum, task) => sum + countLogits(task), 0);
  const { labels } = tasks[position];
  return (text) => {
    const logits = computeLogits(network, encode(text)).slice(offset, offset + labels.length);
    return labels[logits.indexOf(Math.max(...logits))];
  };
}
