import type { CanonicalRecord } from '../datasets/corpus.ts';
import { countLogits, type TrainingTask } from '../example.ts';
import { share } from '../metrics.ts';

/** Shares of records answered right, from the logits (numLogits,) of each. */
export interface Score {
  /** Task name → share. */
  readonly tasks: Readonly<Record<string, number>>;
  readonly topThree: number;
  /** Every answered task right. */
  readonly allRight: number;
}

/** Scores the tasks that the records have labels for. */
export function scoreLogits(
  tasks: readonly TrainingTask[],
  records: readonly CanonicalRecord[],
  logits: readonly Float64Array[],
): Score {
  const labelled = tasks.flatMap((task, i) => {
    const offset = tasks.slice(0, i).reduce((sum, earlier) => sum + countLogits(earlier), 0);
    return task.name === 'scope' ? [] : [{ task, offset }];
  });
  const isRight = (row: number, { task, offset }: (typeof labelled)[number]): boolean =>
    rank(task, logits[row], offset)[0] === records[row][task.name as keyof CanonicalRecord];
  const rows = records.map((_, row) => row);
  const intent = labelled.find(({ task }) => task.name === 'intent');
  return {
    tasks: Object.fromEntries(labelled.map((entry) => [entry.task.name, share(rows, (row) => isRight(row, entry))])),
    topThree: share(rows, (row) =>
      intent === undefined
        ? false
        : rank(intent.task, logits[row], intent.offset).slice(0, 3).includes(records[row].intent),
    ),
    allRight: share(rows, (row) => labelled.every((entry) => entry.task.name === 'urgency' || isRight(row, entry))),
  };
}

function rank(task: TrainingTask, logits: Float64Array, offset: number): string[] {
  if (task.kind === 'sigmoid') return logits[offset] > 0 ? [task.labels[1], task.labels[0]] : [...task.labels];
  return task.labels
    .map((label, k) => ({ label, logit: logits[offset + k] }))
    .sort((a, b) => b.logit - a.logit)
    .map(({ label }) => label);
}
