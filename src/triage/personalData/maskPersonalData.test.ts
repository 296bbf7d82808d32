import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPersonalData } from './findPersonalData.ts';
import { maskPersonalData } from './maskPersonalData.ts';
import { PERSONAL_DATA_TYPES } from './types.ts';

const SAMPLES = [
  '4111 1111 1111 1111',
  'ann@example.com',
  '+91 98765 43210',
  '536-22-8745',
  'DE89 3704 0044 0532 0130 00',
  'ABCPE1234F',
  '203.0.113.7',
  'password is hunter2',
];

describe('maskPersonalData', () => {
  test('SEC-7: puts a readable token in the place of each item, and tells types and counts only', () => {
    const text = 'Mail a@example.com or b@example.com, card 4111 1111 1111 1111!';
    expect(maskPersonalData(text, findPersonalData(text))).toEqual({
      text: 'Mail [email] or [email], card [card]!',
      masked: [
        { type: 'email', count: 2 },
        { type: 'card', count: 1 },
      ],
    });
  });

  test('SEC-7: masks only the items it is given', () => {
    const text = 'a@example.com 4111 1111 1111 1111';
    const cards = findPersonalData(text).filter(({ type }) => type === 'card');
    expect(maskPersonalData(text, cards).text).toBe('a@example.com [card]');
    expect(maskPersonalData(text, [])).toEqual({ text, masked: [] });
  });

  test('SEC-7: of items that overlap and stand in any order, nothing stays readable', () => {
    const items = [
      { type: 'phone', start: 4, end: 8 },
      { type: 'secret', start: 2, end: 6 },
    ] as const;
    expect(maskPersonalData('0123456789', items).text).toBe('01[secret]89');
    const within = { type: 'phone', start: 3, end: 4 } as const;
    expect(maskPersonalData('0123456789', [within, items[1]]).text).toBe('01[secret]6789');
  });

  test('SEC-7: leaves everything outside the items untouched, and does not change what it is given', () => {
    const noise = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 });
    const piece = fc.oneof(
      fc.constantFrom(...SAMPLES),
      noise.map((units) => String.fromCharCode(...units)),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join(' ');
        const items = Object.freeze([...findPersonalData(text)]);
        const { text: result, masked } = maskPersonalData(text, items);
        let rest = result;
        let at = 0;
        for (const { type, start, end } of items) {
          const untouched = text.slice(at, start);
          expect(rest.startsWith(`${untouched}[${type}]`)).toBe(true);
          rest = rest.slice(untouched.length + type.length + 2);
          at = end;
        }
        expect(rest).toBe(text.slice(at));
        for (const type of PERSONAL_DATA_TYPES) {
          const count = masked.find((entry) => entry.type === type)?.count ?? 0;
          expect(count).toBe(items.filter((item) => item.type === type).length);
        }
      }),
      { numRuns: 300 },
    );
  });
});
