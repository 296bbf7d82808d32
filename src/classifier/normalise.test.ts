import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalise } from './normalise.ts';

const MAX = 2000;

describe('normalise', () => {
  test.each([
    ['  Refund   PLEASE \n now', 'refund please now'],
    ['see https://example.com/a?b=1 and www.example.org!', 'see <url> and <url>'],
    ['mail a.b+c@example.co.uk, thanks', 'mail <email> , thanks'],
    ['order 55210 of 3 May', 'order 00 of 0 may'],
    ['soooooo slow!!!!!', 'soo slow!!'],
    ['htttp://example.com', '<url>'],
    ['०१@example.com', '<email>'],
    ['it’s ‘fine’', "it's 'fine'"],
    ['ﬁne ｆｕｌｌ Ⅳ', 'fine full iv'],
    ['naïve café señor Straße', 'naïve café señor straße'],
    ['मेरा पैसा नहीं मिला', 'मेरा पैसा नहीं मिला'],
    ['०१२ रुपये', '00 रुपये'],
    ['zero\u200bwidth soft\u00adhyphen ❤\ufe0f', 'zerowidth softhyphen ❤'],
    ['half \ud83d of \udc00 a pair', 'half \ufffd of \ufffd a pair'],
    ['', ''],
    [' \t\n', ''],
  ])('%j → %j', (text, expected) => {
    expect(normalise(text, MAX)).toBe(expected);
  });

  test('is idempotent for any text', () => {
    const snippet = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string(),
      fc.constantFrom(
        'https://',
        'www.',
        '@',
        'a.b@c.d',
        '.com',
        '!!!',
        'é',
        'e\u0301',
        '\u0130',
        '\u1e9e',
        '\u212a',
        ' ',
        '०',
        'ſ',
      ),
    );
    fc.assert(
      fc.property(fc.array(snippet), (snippets) => {
        const once = normalise(snippets.join(''), 100_000);
        expect(normalise(once, 100_000)).toBe(once);
      }),
      { numRuns: 3000 },
    );
  });

  test('reads no more than it is told to, and cuts no character in half', () => {
    expect(normalise('abcdef', 3)).toBe('abc');
    expect(normalise('ab😀', 3)).toBe('ab');
  });

  // Would not end if a pattern took more than linear time (SEC-8).
  test.each(['a', 'a.', '.', '1 ', '@', 'a@', '+', ' ', 'www.', 'https://', '\ud83d', 'e\u0301', 'a@a.', '\u0130'])(
    'comes to an end with 100,000 characters of %j',
    (unit) => {
      expect(typeof normalise(unit.repeat(100_000 / unit.length), 100_000)).toBe('string');
    },
  );
});
