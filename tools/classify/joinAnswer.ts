import type { Assessment } from './assess.ts';

/** Where the fields of a ticket are kept that are named like a part of its answer. */
const INPUT = 'input';

/**
 * A ticket's own fields and its answer as one object. A labelled ticket has an `intent` of its own: such fields are
 * kept under `input`, so that neither hides the other.
 */
export function joinAnswer(fields: object, assessment: Assessment): object {
  const isTaken = ([name]: [string, unknown]) => name === INPUT || Object.hasOwn(assessment, name);
  // By way of entries, because assigning to `__proto__` would not make a field.
  const entries = Object.entries(fields);
  const taken = entries.filter(isTaken);
  if (taken.length === 0) return { ...fields, ...assessment };
  const free = Object.fromEntries(entries.filter((entry) => !isTaken(entry)));
  return { ...free, ...assessment, [INPUT]: Object.fromEntries(taken) };
}
