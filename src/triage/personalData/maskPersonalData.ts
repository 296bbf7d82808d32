import type { PersonalDataItem, PersonalDataType } from './types.ts';

/** How many items of a type were masked; what they were is not kept. */
export interface MaskedCount {
  readonly type: PersonalDataType;
  readonly count: number;
}

export interface MaskedText {
  readonly text: string;
  /** In the order in which the types first appear. */
  readonly masked: readonly MaskedCount[];
}

/**
 * Puts a readable token such as `[card]` in the place of each item and leaves the rest of the text as it is. Items may
 * come in any order; where some overlap, all they cover is masked.
 */
export function maskPersonalData(text: string, items: readonly PersonalDataItem[]): MaskedText {
  const counts = new Map<PersonalDataType, number>();
  let result = '';
  let at = 0;
  for (const { type, start, end } of [...items].sort((a, b) => a.start - b.start)) {
    if (start >= at) result += `${text.slice(at, start)}[${type}]`;
    at = Math.max(at, end);
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return { text: result + text.slice(at), masked: Array.from(counts, ([type, count]) => ({ type, count })) };
}
