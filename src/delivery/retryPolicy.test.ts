import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from './retryPolicy.ts';
import type { Outcome } from './types.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const HALF = () => 0.5;

const answer = (status: number, retryAfter: string | null = null, bodyJson: unknown = null): Outcome => ({
  kind: 'answer',
  status,
  contentType: bodyJson === null ? 'text/html' : 'application/json',
  bodyJson,
  retryAfter,
});
/** Half of the first ceiling of 2 s. */
const backOff = (cause: string) => ({ kind: 'retry', at: NOW + 1_000, cause, isCounted: true });
const after = (ms: number, cause: string) => ({ kind: 'retry', at: NOW + ms, cause, isCounted: true });

describe('OB-5: what an answer means', () => {
  test.each<[string, Outcome, object]>([
    ['200 with an id', answer(200, null, { id: 'A-1' }), { kind: 'delivered', reference: 'A-1' }],
    ['201 with a number as id', answer(201, null, { id: 17 }), { kind: 'delivered', reference: '17' }],
    ['a replayed success', answer(200, null, { id: 'A-1', duplicate: true }), { kind: 'delivered', reference: 'A-1' }],
    ['200 with HTML', answer(200), backOff('unanswered')],
    ['200 with JSON but no id', answer(200, null, {}), backOff('unanswered')],
    ['200 with an empty id', answer(200, null, { id: ' ' }), backOff('unanswered')],
    ['200 with null as id', answer(200, null, { id: null }), backOff('unanswered')],
    ['200 with a list', answer(200, null, []), backOff('unanswered')],
    ['204', answer(204), backOff('unanswered')],
    ['nobody', { kind: 'unreachable' }, backOff('unanswered')],
    ['no answer in time', { kind: 'timeout' }, backOff('unanswered')],
    ['304', answer(304), backOff('fault')],
    ['408', answer(408), backOff('fault')],
    ['409, in progress', answer(409), backOff('fault')],
    ['425', answer(425), backOff('fault')],
    ['429 that says nothing', answer(429), backOff('limited')],
    ['429 with seconds', answer(429, '12'), after(12_000, 'limited')],
    ['429 with a date', answer(429, 'Fri, 20 Nov 2026 12:05:00 GMT'), after(300_000, 'limited')],
    ['429 with a date of the older form', answer(429, 'Friday, 20-Nov-26 12:05:00 GMT'), after(300_000, 'limited')],
    ['429 with a past date', answer(429, 'Thu, 19 Nov 2026 12:00:00 GMT'), backOff('limited')],
    ['429 with zero', answer(429, '0'), backOff('limited')],
    ['429 with a negative number', answer(429, '-5'), backOff('limited')],
    ['429 with words', answer(429, 'in a while'), backOff('limited')],
    ['429 with an absurd number', answer(429, '999999999'), after(3_600_000, 'limited')],
    ['429 with a date in 2099', answer(429, 'Sun, 20 Nov 2099 12:00:00 GMT'), after(3_600_000, 'limited')],
    ['500', answer(500), backOff('fault')],
    ['502 in HTML', answer(502), backOff('fault')],
    ['503 that says nothing', answer(503), backOff('fault')],
    ['503 with seconds', answer(503, ' 30 '), after(30_000, 'limited')],
    ['408 with seconds', answer(408, '5'), after(5_000, 'fault')],
    ['599', answer(599), backOff('fault')],
  ])('%s', (_, outcome, expected) => {
    expect(decide(outcome, 0, NOW, HALF)).toEqual(expected);
  });

  test.each([
    [400, 'did not understand'],
    [401, 'does not take tickets from this page'],
    [403, 'does not take tickets from this page'],
    [404, 'no helpdesk at the address'],
    [410, 'refused this ticket (status 410)'],
    [413, 'too long'],
    [422, 'did not accept'],
  ])('%i fails for good, in words', (status, words) => {
    const decision = decide(answer(status, '10', { id: 'x' }), 3, NOW, HALF);
    expect(decision).toEqual({ kind: 'failed', reason: expect.stringContaining(words) });
  });
});

describe('HD-2: back-off', () => {
  test('its ceiling doubles from 2 s to 15 min', () => {
    const waits = Array.from({ length: 12 }, (_, attempts) => {
      const decision = decide({ kind: 'unreachable' }, attempts, NOW, () => 0.999999);
      return decision.kind === 'retry' ? Math.round((decision.at - NOW) / 1000) : null;
    });
    expect(waits).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
  });

  test('never sooner than 1 s and never later than 1 h, whatever comes', () => {
    const outcomes = fc.oneof(
      fc.constantFrom<Outcome>({ kind: 'unreachable' }, { kind: 'timeout' }),
      fc
        .record({
          status: fc.integer({ min: 100, max: 599 }),
          retryAfter: fc.option(fc.oneof(fc.string(), fc.nat().map(String), fc.date().map(String))),
          bodyJson: fc.option(fc.object()),
        })
        .map<Outcome>((fields) => ({ kind: 'answer', contentType: '', ...fields })),
    );
    const chances = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(outcomes, fc.nat(), chances, (outcome, attempts, chance) => {
        const decision = decide(outcome, attempts, NOW, () => chance);
        if (decision.kind !== 'retry') return;
        expect(decision.at - NOW).toBeGreaterThanOrEqual(1_000);
        expect(decision.at - NOW).toBeLessThanOrEqual(3_600_000);
      }),
    );
  });
});
