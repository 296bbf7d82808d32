import type { Classifier } from '../../src/classifier/classify.ts';
import type { TicketPrediction } from '../../src/classifier/types.ts';
import { type HumanReadable, writeHumanReadable } from '../../src/triage/humanReadable.ts';

/** What the command writes for a ticket. */
export interface Assessment extends TicketPrediction {
  readonly human_readable?: HumanReadable;
}

export type Assess = (text: string) => Assessment;

export function createAssess(classifier: Classifier, withTriage: boolean): Assess {
  if (!withTriage) return classifier.classify;
  return (text) => {
    const prediction = classifier.classify(text);
    return { ...prediction, human_readable: writeHumanReadable(prediction) };
  };
}

/** What a value is, for a message. */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}
