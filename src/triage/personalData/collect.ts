import type { PersonalDataItem, PersonalDataType } from './types.ts';

/** A place in the text that a pattern found. */
export interface Candidate {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

/**
 * All places that match and are accepted. A pattern with a group `value` must end with it: the words before it are no
 * part of the item. After a refusal the search goes on one unit later, because "1234 4111 …" may hide a hit.
 * The pattern must be global and bounded.
 */
export function collect(
  text: string,
  type: PersonalDataType,
  pattern: RegExp,
  accept: (candidate: Candidate) => boolean,
): PersonalDataItem[] {
  const items: PersonalDataItem[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const value = match.groups?.['value'] ?? match[0];
    const end = match.index + match[0].length;
    const start = end - value.length;
    if (accept({ text, start, end, value })) items.push({ type, start, end });
    else pattern.lastIndex = match.index + 1;
  }
  return items;
}
