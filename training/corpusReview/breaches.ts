import { type Intent, TASKS } from '../../src/classifier/tasks.ts';
import writers from '../corpus/writers.json' with { type: 'json' };
import type { CanonicalRecord } from '../datasets/corpus.ts';
import { share } from '../metrics.ts';
import { DOMAINS } from './domains.ts';
import { avoidsKeyword } from './obviousKeywords.ts';
import { findSimilarPairs } from './similarity.ts';

/** What the corpus promises. Shares are [least, most]. */
export const PROMISES = {
  tickets: 7000,
  writers: 40,
  perIntent: 400,
  containment: 0.5,
  sameOpening: 12,
  openingWords: 5,
  avoidsKeyword: [0.5, 1],
  twoIssues: [0.07, 0.12],
  underEightWords: [0.13, 0.2],
  overEightyWords: [0.15, 0.25],
  languages: {
    en: [0.68, 0.76],
    hinglish: [0.13, 0.17],
    hi: [0.03, 0.05],
    es: [0.02, 0.035],
    de: [0.02, 0.035],
    fr: [0.02, 0.035],
    pt: [0.02, 0.035],
  },
  validation: [0.08, 0.12],
  test: [0.13, 0.17],
} as const;

/** Every promise that the corpus breaks, as a sentence; none when it keeps them all. */
export function findBreaches(records: readonly CanonicalRecord[]): string[] {
  return [
    ...countBreaches(records),
    ...shareBreaches(records),
    ...fieldBreaches(records),
    ...openingBreaches(records),
    ...similarityBreaches(records),
  ];
}

export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length;
}

function countBreaches(records: readonly CanonicalRecord[]): string[] {
  const writerCount = new Set(records.map(({ writer }) => writer)).size;
  return [
    ...below('tickets', records.length, PROMISES.tickets),
    ...below('writers', writerCount, PROMISES.writers),
    ...TASKS.intent.flatMap((intent) =>
      below(intent, records.filter((record) => record.intent === intent).length, PROMISES.perIntent),
    ),
  ];
}

function below(what: string, count: number, least: number): string[] {
  return count < least ? [`${what}: got ${count}, expected at least ${least}`] : [];
}

function shareBreaches(records: readonly CanonicalRecord[]): string[] {
  const inSet = (name: string) => (record: CanonicalRecord) =>
    writers[record.writer as keyof typeof writers]?.set === name;
  const shares: [string, (record: CanonicalRecord) => boolean, readonly [number, number]][] = [
    [
      'tickets that avoid the obvious keyword',
      (row) => avoidsKeyword(row.text, row.intent as Intent),
      PROMISES.avoidsKeyword,
    ],
    ['tickets with two issues', (row) => row.secondary_intent != null, PROMISES.twoIssues],
    ['tickets under 8 words', ({ text }) => countWords(text) < 8, PROMISES.underEightWords],
    ['tickets over 80 words', ({ text }) => countWords(text) > 80, PROMISES.overEightyWords],
    ['validation writers', inSet('validation'), PROMISES.validation],
    ['test writers', inSet('test'), PROMISES.test],
  ];
  for (const [lang, bounds] of Object.entries(PROMISES.languages))
    shares.push([lang, (row) => row.lang === lang, bounds]);
  return shares.flatMap(([what, holds, [least, most]]) => {
    const got = share(records, holds);
    const percent = (value: number) => `${(value * 100).toFixed(1)} %`;
    return got < least || got > most
      ? [`${what}: got ${percent(got)}, expected ${percent(least)} to ${percent(most)}`]
      : [];
  });
}

const CHANNELS = ['form', 'email', 'chat', 'post', 'letter', 'note'];
const URGENCIES = ['P1', 'P2', 'P3', 'P4'];

function fieldBreaches(records: readonly CanonicalRecord[]): string[] {
  const fields: [keyof CanonicalRecord, readonly (string | null)[]][] = [
    ['domain', DOMAINS],
    ['channel', CHANNELS],
    ['urgency', URGENCIES],
    ['lang', Object.keys(PROMISES.languages)],
    ['writer', Object.keys(writers)],
    ['secondary_intent', [...TASKS.intent, null]],
  ];
  return records.flatMap((record) =>
    fields.flatMap(([field, values]) =>
      values.includes(record[field] ?? null)
        ? []
        : [`${quote(record)}: got ${field} ${record[field]}, expected one of ${values.join(', ')}`],
    ),
  );
}

function openingBreaches(records: readonly CanonicalRecord[]): string[] {
  const counts = new Map<string, number>();
  for (const { text } of records) {
    const words = text.toLowerCase().split(/\s+/).slice(0, PROMISES.openingWords);
    if (words.length < PROMISES.openingWords) continue;
    counts.set(words.join(' '), (counts.get(words.join(' ')) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count > PROMISES.sameOpening)
    .map(([opening, count]) => `“${opening}” opens ${count} tickets, expected at most ${PROMISES.sameOpening}`);
}

function similarityBreaches(records: readonly CanonicalRecord[]): string[] {
  return findSimilarPairs(
    records.map(({ text }) => text),
    PROMISES.containment,
  ).map(
    ({ first, second, containment }) =>
      `${quote(records[first])} and ${quote(records[second])} share ${(containment * 100).toFixed(0)} %`,
  );
}

function quote({ text, writer }: CanonicalRecord): string {
  const line = text.replace(/\s+/g, ' ');
  return `${writer} “${line.length > 60 ? `${line.slice(0, 60)}…` : line}”`;
}
