import { describe, expect, test } from 'vitest';
import { createPreparer } from './vocabularyNormaliser.ts';

const prepare = createPreparer({
  lowercase: true,
  urlToken: '<url>',
  emailToken: '<email>',
  numberToken: '<num>',
  replacements: new Map([['nahi', 'not']]),
});

/** The e-mail pattern as the engine has it. */
const ENGINE_EMAIL = /\b[\w.+-]+@[\w-]+\.[\w.-]+\b/g;

describe('e-mail addresses in the reference formats', () => {
  test.each([
    'write to a.b+c@mail.example.com, please',
    '.a@b.c',
    '..a.@b.c..d--',
    '+a@b.c',
    'a@b@c.d',
    'a@b.c@d.e',
    '-@b.c',
    '@b.c',
    'a@b.-',
    'a@.b',
    'a..b@c-d.e-f_g',
    'é.a@b.c',
  ])('are found in %j as the engine finds them', (text) => {
    expect(prepare(text)).toBe(text.replace(ENGINE_EMAIL, ' <email> '));
  });

  test.each(['@.', '@+', '@-', 'x@y..', 'x@y.+', 'x@y.-'])(
    'take time in proportion to a text of %s and so on',
    (start) => {
      const textOf = (length: number) => start + start.slice(-1).repeat(length);
      const [short, long] = [textOf(100_000), textOf(200_000)];
      expect(timesSlower(long, short)).toBeLessThanOrEqual(2.2);
    },
    20_000,
  );
});

/** Less than this measures the machine; the pattern this test was written for took two seconds. */
const UNMEASURABLE_MS = 2;

/** How many times longer one text takes than another; the least of some tries, since a machine may be busy. */
function timesSlower(text: string, yardstick: string): number {
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 10 && least > 2.2; attempt++) {
    let [time, yardstickTime] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let round = 0; round < 10; round++) {
      yardstickTime = Math.min(yardstickTime, millisecondsOf(yardstick));
      time = Math.min(time, millisecondsOf(text));
      // A quadratic pattern shows at once, and would take minutes for all rounds.
      if (time > 1000) return time / yardstickTime;
    }
    least = Math.min(least, time / Math.max(yardstickTime, UNMEASURABLE_MS));
  }
  return least;
}

function millisecondsOf(text: string): number {
  const start = performance.now();
  prepare(text);
  return performance.now() - start;
}
