import { findPersonalData } from './findPersonalData.ts';
import { PERSONAL_DATA_TYPES, type PersonalDataType } from './types.ts';

/** A line of the corpora: a text, and what stands in it from left to right. */
export interface PersonalDataCase {
  readonly text: string;
  readonly items: readonly { readonly type: PersonalDataType; readonly value: string }[];
}

/** A span that is expected, or found, or both; right are those that agree in type and to the character. */
export interface ComparedSpan {
  readonly text: string;
  readonly type: PersonalDataType;
  readonly value: string;
  readonly isExpected: boolean;
  readonly isFound: boolean;
}

export interface Accuracy {
  readonly type: PersonalDataType | 'all';
  readonly expected: number;
  readonly found: number;
  /** Shares from 0 to 1; 1 where there is nothing to be wrong about. */
  readonly precision: number;
  readonly recall: number;
}

/** Finds personal data in every case. Throws `RangeError` when a case expects a value that its text does not hold. */
export function compareCases(cases: readonly PersonalDataCase[]): ComparedSpan[] {
  return cases.flatMap(compareCase);
}

function compareCase({ text, items }: PersonalDataCase): ComparedSpan[] {
  const spans = new Map<string, ComparedSpan>();
  let at = 0;
  for (const { type, value } of items) {
    const start = text.indexOf(value, at);
    if (start < 0) throw new RangeError(`got the text ${JSON.stringify(text)}, expected it to hold ${value}`);
    at = start + value.length;
    spans.set(`${type} ${start} ${at}`, { text, type, value, isExpected: true, isFound: false });
  }
  for (const { type, start, end } of findPersonalData(text)) {
    const key = `${type} ${start} ${end}`;
    const isExpected = spans.has(key);
    spans.set(key, { text, type, value: text.slice(start, end), isExpected, isFound: true });
  }
  return [...spans.values()];
}

/** One row for all types, then one for each. */
export function summariseAccuracy(spans: readonly ComparedSpan[]): Accuracy[] {
  return (['all', ...PERSONAL_DATA_TYPES] as const).map((type) => {
    const ofType = type === 'all' ? spans : spans.filter((span) => span.type === type);
    const expected = ofType.filter(({ isExpected }) => isExpected).length;
    const found = ofType.filter(({ isFound }) => isFound).length;
    const right = ofType.filter(({ isExpected, isFound }) => isExpected && isFound).length;
    return { type, expected, found, precision: share(right, found), recall: share(right, expected) };
  });
}

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}
