import type { Classifier } from '../src/classifier/classify.ts';
import { TASKS, type TaskName } from '../src/classifier/tasks.ts';
import type { CanonicalRecord } from './datasets/corpus.ts';
import { confusionMatrix, type Judged, measure, share, type TaskMetrics } from './metrics.ts';

/** What a model scores on a set of canonical records, by the code that serves it. */
export interface Evaluation {
  readonly count: number;
  readonly tasks: Readonly<Record<TaskName, TaskMetrics>>;
  /** Share of tickets whose intent is among the three best. */
  readonly topThree: number;
  /** Share of tickets with all five answers right. */
  readonly allRight: number;
  /** Of the tickets answered with an intent confidence of at least 0.6: their share, and how many are right. */
  readonly confident: { readonly coverage: number; readonly accuracy: number };
  /** counts[truth][label] over the intents in canonical order. */
  readonly confusion: readonly (readonly number[])[];
}

export const CONFIDENT = 0.6;
const TASK_NAMES = Object.keys(TASKS) as TaskName[];

export function evaluateModel(classifier: Classifier, records: readonly CanonicalRecord[]): Evaluation {
  const rows = records.map((record) => ({ record, prediction: classifier.classify(record.text) }));
  const judge = (task: TaskName): Judged[] =>
    rows.map(({ record, prediction }) => ({
      truth: record[task],
      label: prediction[task].label,
      confidence: prediction[task].confidence,
    }));
  const confident = judge('intent').filter(({ confidence }) => confidence >= CONFIDENT);
  return {
    count: records.length,
    tasks: Object.fromEntries(TASK_NAMES.map((task) => [task, measure(judge(task), TASKS[task])])) as Record<
      TaskName,
      TaskMetrics
    >,
    topThree: share(rows, ({ record, prediction }) =>
      prediction.intent_top_k.some(({ label }) => label === record.intent),
    ),
    allRight: share(rows, ({ record, prediction }) =>
      TASK_NAMES.every((task) => prediction[task].label === record[task]),
    ),
    confident: {
      coverage: confident.length / records.length,
      accuracy: share(confident, ({ truth, label }) => truth === label),
    },
    confusion: confusionMatrix(judge('intent'), TASKS.intent),
  };
}

/** The evaluation as lines of text, percentages with one decimal. */
export function formatEvaluation({ count, tasks, topThree, allRight, confident }: Evaluation): string {
  const lines = [`${count} tickets`, 'task          accuracy  macro-F1    ECE'];
  for (const task of TASK_NAMES) {
    const { accuracy, macroF1, ece } = tasks[task];
    lines.push(`${task.padEnd(12)} ${percent(accuracy)} % ${percent(macroF1)} %  ${ece.toFixed(3)}`);
  }
  lines.push(`intent among the first three   ${percent(topThree)} %`);
  lines.push(`all five right                 ${percent(allRight)} %`);
  lines.push(
    `intent confidence ≥ ${CONFIDENT}        ${percent(confident.coverage)} % of tickets, ${percent(confident.accuracy)} % right`,
  );
  return lines.join('\n');
}

export function percent(share: number): string {
  return (share * 100).toFixed(1).padStart(6);
}
