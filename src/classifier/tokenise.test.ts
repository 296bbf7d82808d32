import { describe, expect, test } from 'vitest';
import { indexSynonyms, splitTokens, tokenise } from './tokenise.ts';

describe('splitTokens', () => {
  test.each([
    ["i don't know", ['i', "don't", 'know']],
    ['what?? now!', ['what', '??', 'now', '!']],
    ['a <url> and <email>.', ['a', '<url>', 'and', '<email>', '.']],
    ['मेरा पैसा', ['मेरा', 'पैसा']],
    ['50%-off/x', ['50', '%', '-', 'off', '/', 'x']],
    ['😡😡 bad', ['😡', '😡', 'bad']],
    ['', []],
  ])('%j', (text, expected) => {
    expect(splitTokens(text)).toEqual(expected);
  });
});

describe('tokenise', () => {
  const synonyms = indexSynonyms([
    ['nahi', 'not'],
    ['kr do', 'please do'],
    ['kr', 'do'],
    ['पैसे', 'money'],
  ]);

  test('spells words one way, whole tokens only', () => {
    expect(tokenise('paisa nahi mila nahin', synonyms)).toEqual(['paisa', 'not', 'mila', 'nahin']);
  });

  test('prefers the longest spelling', () => {
    expect(tokenise('refund kr do kr', synonyms)).toEqual(['refund', 'please', 'do', 'do']);
  });

  test('knows other scripts', () => {
    expect(tokenise('पैसे', synonyms)).toEqual(['money']);
  });
});
