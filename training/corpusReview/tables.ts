import { TASKS } from '../../src/classifier/tasks.ts';
import type { CanonicalRecord } from '../datasets/corpus.ts';
import { countWords } from './breaches.ts';

type Key = (record: CanonicalRecord) => string;

/** A Markdown table of counts: intents in rows, the values of `key` in columns, most frequent first. */
export function intentTable(records: readonly CanonicalRecord[], key: Key): string {
  const columns = countBy(records, key).map(([name]) => name);
  return crossTable('intent', TASKS.intent, columns, records, ({ intent }) => intent, key);
}

/** A Markdown table of counts with the values of `key` in rows and the intents in columns. */
export function tableByIntent(title: string, records: readonly CanonicalRecord[], key: Key): string {
  const rows = countBy(records, key)
    .map(([name]) => name)
    .sort();
  return crossTable(title, rows, TASKS.intent, records, key, ({ intent }) => intent);
}

/** A Markdown table of the values of each key, with counts and shares. */
export function countTable(title: string, records: readonly CanonicalRecord[], key: Key): string {
  return [
    `| ${title} | tickets | % |`,
    '|---|---:|---:|',
    ...countBy(records, key).map(([name, count]) => `| ${name} | ${count} | ${percent(count, records.length)} |`),
  ].join('\n');
}

const LENGTHS: readonly (readonly [string, number])[] = [
  ['under 8', 8],
  ['8 to 20', 21],
  ['21 to 80', 81],
  ['81 to 150', 151],
  ['over 150', Number.POSITIVE_INFINITY],
];

export function lengthOf({ text }: CanonicalRecord): string {
  const words = countWords(text);
  return (LENGTHS.find(([, limit]) => words < limit) ?? LENGTHS[0])[0];
}

export function lengthTable(records: readonly CanonicalRecord[]): string {
  return [
    '| words | tickets | % |',
    '|---|---:|---:|',
    ...LENGTHS.map(([name]) => {
      const count = records.filter((record) => lengthOf(record) === name).length;
      return `| ${name} | ${count} | ${percent(count, records.length)} |`;
    }),
  ].join('\n');
}

function crossTable(
  corner: string,
  rows: readonly string[],
  columns: readonly string[],
  records: readonly CanonicalRecord[],
  rowOf: Key,
  columnOf: Key,
): string {
  const counts = new Map<string, number>();
  const add = (cell: string) => counts.set(cell, (counts.get(cell) ?? 0) + 1);
  for (const record of records) {
    add(`${rowOf(record)}\t${columnOf(record)}`);
    add(`${rowOf(record)}\t`);
  }
  const cell = (row: string, column: string) => counts.get(`${row}\t${column}`) ?? '';
  return [
    `| ${corner} | all | ${columns.map((column) => column.replaceAll('_', ' ')).join(' | ')} |`,
    `|---|---:|${columns.map(() => '---:').join('|')}|`,
    ...rows.map((row) => `| ${row} | ${cell(row, '')} | ${columns.map((column) => cell(row, column)).join(' | ')} |`),
  ].join('\n');
}

function countBy(records: readonly CanonicalRecord[], key: Key): [string, number][] {
  const counts = new Map<string, number>();
  for (const record of records) counts.set(key(record), (counts.get(key(record)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
}

function percent(count: number, total: number): string {
  return ((count / total) * 100).toFixed(1);
}
