import { describe, expect, test } from 'vitest';
import { findPersonalData } from './findPersonalData.ts';

const LENGTH = 100_000;
const LIMIT_MS = 100;
const GROWTH_A_DOUBLING = 2.2;
/** Runs of which the median counts, and how often it is tried anew. */
const ROUNDS = 9;
const ATTEMPTS = 3;
/** Below it a ratio says more about the machine than about the search. */
const MEASURABLE_MS = 5;

const REPEATED = {
  'a letter': 'a',
  'letters and dots': 'a.',
  dots: '.',
  digits: '1',
  'digits and spaces': '1 ',
  'at signs': '@',
  'letters and at signs': 'a@',
  'plus signs': '+',
  'plus signs and digits': '+1 ',
  spaces: ' ',
  'line breaks': '\n',
  colons: ':',
  hyphens: '4444-',
  'mixed Unicode': 'é漢🙂अ\u0301',
  'lone surrogates': '\ud800',
  'digits of another script': '१ ',
  'beginnings of cards': '4111 ',
  'beginnings of account numbers': 'DE89 ',
  'beginnings of phone numbers': '020 7946 ',
  'beginnings of addresses': '://',
  'beginnings of passwords': 'password is ',
  'beginnings of tokens': 'eyJ',
  'beginnings of private keys': '-----BEGIN PRIVATE KEY-----',
  labels: 'order ',
};

/** Ends with an at sign, without which a search for addresses need not begin. */
function repeat(piece: string, length: number): string {
  return `${piece.repeat(Math.ceil(length / piece.length)).slice(0, length - 1)}@`;
}

/** Milliseconds of this process on a processor: other programs run on the same machine. */
function time(text: string): number {
  const start = process.cpuUsage();
  findPersonalData(text);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

/** Medians over runs that alternate, so that a busy moment of the machine meets both lengths. */
function measure(piece: string): { readonly ms: number; readonly growth: number } {
  const half = repeat(piece, LENGTH / 2);
  const whole = repeat(piece, LENGTH);
  const runs = Array.from({ length: ROUNDS }, () => ({ half: time(half), whole: time(whole) }));
  const ms = median(runs.map((run) => run.whole));
  return { ms, growth: median(runs.map((run) => run.whole / Math.max(run.half, MEASURABLE_MS))) };
}

describe('texts made to hold the search up', () => {
  test.each(Object.entries(REPEATED))(
    'SEC-8: 100 kB of %s take under 100 ms, and half of it half as long',
    (_, piece) => {
      let measured = measure(piece);
      for (let i = 1; i < ATTEMPTS && (measured.ms >= LIMIT_MS || measured.growth > GROWTH_A_DOUBLING); i++) {
        measured = measure(piece);
      }
      expect(measured.ms).toBeLessThan(LIMIT_MS);
      expect(measured.growth).toBeLessThanOrEqual(GROWTH_A_DOUBLING);
    },
  );
});
