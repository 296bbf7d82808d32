import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TASKS } from '../../src/classifier/tasks.ts';
import { CORPUS_DIR } from '../datasets/corpus.ts';
import { share } from '../metrics.ts';

type Labels = Readonly<Record<string, string | null>>;

/** One ticket labelled twice: by its writer, and by somebody who saw nothing but the text. */
interface TwiceLabelled {
  readonly first: Labels;
  readonly second: Labels;
}

export interface Agreement {
  readonly task: string;
  readonly count: number;
  readonly agreed: number;
  /** Agreement beyond chance, 1 for perfect (Cohen 1960). */
  readonly kappa: number;
}

const LABELLED_TASKS = [...Object.keys(TASKS), 'urgency', 'secondary_intent'];

/** Agreement of the blind second labelling with the first, task by task, as it was before any label was mended. */
export function measureAgreement(): Agreement[] {
  const rows = readFileSync(join(CORPUS_DIR, 'labels', 'second.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as TwiceLabelled);
  return LABELLED_TASKS.map((task) => agreementOf(task, rows));
}

function agreementOf(task: string, rows: readonly TwiceLabelled[]): Agreement {
  const agreed = share(rows, ({ first, second }) => first[task] === second[task]);
  const labels = new Set(rows.flatMap(({ first, second }) => [first[task], second[task]]));
  let chance = 0;
  for (const label of labels) {
    chance += share(rows, ({ first }) => first[task] === label) * share(rows, ({ second }) => second[task] === label);
  }
  return { task, count: rows.length, agreed, kappa: (agreed - chance) / (1 - chance) };
}
