import { describe, refuse } from './fields.ts';

/** What a prediction says besides the tasks. */
const RESERVED_NAMES = ['review', 'in_scope', 'model'];

/** Refuses a task whose answer would take the place of another part of a prediction, or of nothing at all. */
export function checkTaskName(name: string, path: string): void {
  const isReserved = RESERVED_NAMES.includes(name) || name.endsWith('_top_k');
  if (isReserved || name === '' || name === '__proto__') throw refuse(path, describe(name), 'a name of its own');
}
