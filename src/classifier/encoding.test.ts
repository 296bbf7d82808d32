import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBase64, encodeBase64 } from './base64.ts';
import { sha256 } from './sha256.ts';

describe('base64', () => {
  test('encodes and decodes any bytes as Node does', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = encodeBase64(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64'));
        expect(decodeBase64(text, bytes.length, 'x')).toEqual(bytes);
      }),
    );
  });

  test.each([
    ['cut short', 'AAEC', 4, /x: got 4 base64 characters, expected 8 for 4 bytes/],
    ['too long', 'AAECAwQF', 3, /x: got 8 base64 characters, expected 4 for 3 bytes/],
    ['with a foreign character', 'AA-C', 3, /x: got "-" at base64 position 2/],
    ['with a character outside Latin-1', 'AAÄC', 3, /x: got "Ä" at base64 position 2/],
    ['without its padding', 'AAECAwQF', 4, /x: got "Q" at base64 position 6/],
  ])('refuses text %s', (_, text, byteLength, message) => {
    expect(() => decodeBase64(text, byteLength, 'x')).toThrow(
      expect.objectContaining({ name: 'MODEL_FORMAT', message: expect.stringMatching(message) }),
    );
  });
});

describe('sha256', () => {
  test.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ])('equals the published vector for %j', (text, expected) => {
    expect(sha256(new TextEncoder().encode(text))).toBe(expected);
  });

  test('equals the digest of Node for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
      }),
    );
  });
});
