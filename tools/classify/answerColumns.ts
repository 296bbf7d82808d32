import type { TaskPrediction } from '../../src/classifier/types.ts';
import type { Assessment } from './assess.ts';

/** A column that is added to a CSV file, and what stands in it. */
export interface AnswerColumn {
  readonly name: string;
  read(assessment: Assessment): string;
}

const SENTENCES = ['summary', 'triage_note', 'reply_draft'] as const;

/** Label and confidence of each task, `review`, and with triage the sentences for people. */
export function createAnswerColumns(taskNames: readonly string[], withTriage: boolean): AnswerColumn[] {
  const tasks = taskNames.flatMap((name): AnswerColumn[] => [
    { name, read: (assessment) => answerOf(assessment, name).label },
    { name: `${name}_confidence`, read: (assessment) => answerOf(assessment, name).confidence.toFixed(4) },
  ]);
  const review: AnswerColumn = { name: 'review', read: (assessment) => assessment.review.reasons.join('; ') };
  const sentences = SENTENCES.map(
    (name): AnswerColumn => ({ name, read: (assessment) => assessment.human_readable?.[name] ?? '' }),
  );
  return [...tasks, review, ...(withTriage ? sentences : [])];
}

function answerOf(assessment: Assessment, taskName: string): TaskPrediction {
  return (assessment as unknown as Readonly<Record<string, TaskPrediction>>)[taskName];
}
