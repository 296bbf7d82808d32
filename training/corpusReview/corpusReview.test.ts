import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCorpus } from '../datasets/corpus.ts';
import { findBreaches } from './breaches.ts';
import { avoidsKeyword } from './obviousKeywords.ts';
import { findSimilarPairs } from './similarity.ts';

describe('findSimilarPairs', () => {
  const fives = (text: string) => {
    const folded = text.toLowerCase().replace(/\s+/g, ' ').trim();
    const grams = new Set<string>();
    for (let i = 0; i + 5 <= folded.length; i++) grams.add(folded.slice(i, i + 5));
    return grams.size > 0 ? grams : new Set([folded]);
  };

  test('finds what comparing everything with everything finds', () => {
    const words = fc.constantFrom('where', 'is', 'my', 'parcel', 'refund', 'please', 'now', 'the', 'invoice');
    const text = fc.array(words, { minLength: 1, maxLength: 8 }).map((list) => list.join(' '));
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 12 }), (texts) => {
        const expected: string[] = [];
        for (let i = 0; i < texts.length; i++) {
          for (let j = i + 1; j < texts.length; j++) {
            const [a, b] = [fives(texts[i]), fives(texts[j])];
            const shared = [...a].filter((gram) => b.has(gram)).length;
            if (shared / Math.min(a.size, b.size) > 0.5) expected.push(`${i} ${j}`);
          }
        }
        expect(findSimilarPairs(texts, 0.5).map(({ first, second }) => `${first} ${second}`)).toEqual(expected);
      }),
    );
  });

  test('a text inside another is contained to the full, whatever its case and spaces', () => {
    expect(findSimilarPairs(['Where  is my ORDER', 'hello, where is my order? it is late'], 0.5)).toEqual([
      { first: 0, second: 1, containment: 1 },
    ]);
  });
});

test('a keyword counts at the beginning of a word, not inside one', () => {
  expect(avoidsKeyword('Please refund it', 'refund')).toBe(false);
  expect(avoidsKeyword('nonrefundable fare, what now', 'refund')).toBe(true);
  expect(avoidsKeyword('give it back', 'refund')).toBe(true);
});

describe('findBreaches', () => {
  const [first] = readCorpus();

  test('names a promise that is broken, with what was got and what was expected', () => {
    const breaches = findBreaches(
      Array.from({ length: 14 }, () => ({ ...first, domain: 'moon travel', channel: 'fax' })),
    );
    expect(breaches).toContain('tickets: got 14, expected at least 7000');
    expect(breaches.find((breach) => breach.includes('got domain moon travel'))).toBeDefined();
    expect(breaches.find((breach) => breach.includes('got channel fax'))).toBeDefined();
    expect(breaches.find((breach) => breach.includes('share 100 %'))).toBeDefined();
    expect(breaches.find((breach) => /opens 14 tickets, expected at most 12/.test(breach))).toBeDefined();
  });
});
