import type { Classifier } from '../src/classifier/classify.ts';
import { TASKS, type TaskName } from '../src/classifier/tasks.ts';

/** One line of the golden file: what the shipped model makes of a text, stage by stage. */
export interface GoldenRow {
  readonly text: string;
  readonly normalised: string;
  readonly tokens: readonly string[];
  /** Task → label. */
  readonly labels: Readonly<Record<string, string>>;
  /** Task → label → score, to six decimals. */
  readonly scores: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly in_scope: number;
}

/** One parity file for Node, the worker and every browser. */
export function createGoldenRows(classifier: Classifier, texts: readonly string[]): GoldenRow[] {
  const tasks = Object.keys(TASKS) as TaskName[];
  return texts.map((text) => {
    const normalised = classifier.normalise(text);
    const prediction = classifier.classify(text);
    return {
      text,
      normalised,
      tokens: classifier.tokenise(normalised),
      labels: Object.fromEntries(tasks.map((task) => [task, prediction[task].label])),
      scores: Object.fromEntries(tasks.map((task) => [task, roundScores(prediction[task].scores)])),
      in_scope: round(prediction.in_scope),
    };
  });
}

function roundScores(scores: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(scores).map(([label, score]) => [label, round(score)]));
}

function round(score: number): number {
  return Number(score.toFixed(6));
}
