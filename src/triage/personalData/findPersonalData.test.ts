import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPersonalData, SCANNED_UNITS } from './findPersonalData.ts';
import { compareCases, type PersonalDataCase, summariseAccuracy } from './measureAccuracy.ts';
import { MASKED_BY_DEFAULT, PERSONAL_DATA_TYPES } from './types.ts';

const read = (name: string): PersonalDataCase[] =>
  readFileSync(join(import.meta.dirname, 'corpus', name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
const positive = read('positive.jsonl');
const negative = read('negative.jsonl');

/** "card 4111 …": type and words of each item. */
const find = (text: string) =>
  findPersonalData(text).map(({ type, start, end }) => `${type} ${text.slice(start, end)}`);

describe('the corpora', () => {
  test('SEC-6, SEC-7: are large, and hold every type', () => {
    expect(positive.length).toBeGreaterThanOrEqual(90);
    expect(negative.length).toBeGreaterThanOrEqual(90);
    expect(positive.every(({ items }) => items.length > 0)).toBe(true);
    expect(negative.every(({ items }) => items.length === 0)).toBe(true);
    expect(new Set(positive.flatMap(({ items }) => items.map(({ type }) => type)))).toEqual(
      new Set(PERSONAL_DATA_TYPES),
    );
  });

  test('SEC-6, SEC-7: precision and recall are at least 0.98', () => {
    const [all] = summariseAccuracy(compareCases([...positive, ...negative]));
    expect(all.expected).toBeGreaterThan(200);
    expect(all.precision).toBeGreaterThanOrEqual(0.98);
    expect(all.recall).toBeGreaterThanOrEqual(0.98);
  });

  test('SEC-6: texts without personal data hold next to none: three that are known to mislead the rules', () => {
    expect(compareCases(negative).map(({ type, value }) => `${type} ${value}`)).toEqual([
      'phone 98765 43210',
      'phone 01 2345 6784',
      'pan HELLO1234A',
    ]);
  });

  test('SEC-6: nothing that is none is taken for a card, an SSN, an IBAN or an Aadhaar number', () => {
    const grave = compareCases(negative).filter(({ type }) => ['card', 'ssn', 'iban', 'aadhaar'].includes(type));
    expect(grave).toEqual([]);
  });

  test('a case that expects what its text does not hold is refused', () => {
    expect(() => compareCases([{ text: 'none', items: [{ type: 'card', value: '4111' }] }])).toThrow(RangeError);
  });
});

describe('findPersonalData', () => {
  test('SEC-7: offsets are UTF-16 units of the text as it was given', () => {
    const text = '😡 नंबर ९८७६५ ४३२१० और 4111\u00a01111\u20111111\u00a01111';
    expect(find(text)).toEqual(['phone ९८७६५ ४३२१०', 'card 4111\u00a01111\u20111111\u00a01111']);
  });

  test.each([
    ['password is ann@example.com1', ['secret ann@example.com1']],
    ['postgres://app:jo@example.com/x', ['secret jo']],
    ['card 4111 1111 1111 1111', ['card 4111 1111 1111 1111']],
    ['aadhaar 2341 2341 2346', ['aadhaar 2341 2341 2346']],
    ['ssn 536-22-8745', ['ssn 536-22-8745']],
    ['password is 4111111111111111', ['card 4111111111111111']],
    ['password is 4111111111111111!x', ['secret 4111111111111111!x']],
    ['token=ab4111111111111111', ['secret ab4111111111111111']],
  ])('SEC-7: of what overlaps the more specific stays: %s', (text, expected) => {
    expect(find(text)).toEqual(expected);
  });

  test('SEC-8: every item that begins in the first 100,000 units is found whole, and none is invented at the cut', () => {
    const card = '4111 1111 1111 1111';
    const before = ' '.repeat(SCANNED_UNITS - 2);
    expect(SCANNED_UNITS).toBeGreaterThanOrEqual(100_000);
    expect(find(`${before}\n${card} and on`)).toEqual([`card ${card}`]);
    expect(find(`${before}   ${card}`)).toEqual([]);
  });

  test('SEC-7: masks by default what nobody needs in order to answer', () => {
    expect([...MASKED_BY_DEFAULT].sort()).toEqual(['aadhaar', 'card', 'iban', 'pan', 'secret', 'ssn']);
  });

  test('SEC-7: items of any text are sorted, within bounds, never empty and never overlap', () => {
    const values = positive.flatMap(({ items }) => items.map(({ value }) => value));
    const piece = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...values) },
      fc.constantFrom(
        'password is ',
        'token=',
        'card ',
        'order ',
        '://',
        '@',
        '+',
        '-',
        ' ',
        '.',
        '/',
        ':',
        '4111',
        '\n',
      ),
      fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 }).map((units) => String.fromCharCode(...units)),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        let at = 0;
        for (const { type, start, end } of findPersonalData(text)) {
          expect(PERSONAL_DATA_TYPES).toContain(type);
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(at).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500 },
    );
  });
});
