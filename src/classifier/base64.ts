import { ClassifierError } from './errors.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const SEXTETS = new Int8Array(128).fill(-1);
for (let i = 0; i < ALPHABET.length; i++) SEXTETS[ALPHABET.charCodeAt(i)] = i;

/**
 * Decodes standard base64 (RFC 4648 §4) to exactly `byteLength` bytes. Stricter than `atob`, which the pure core does
 * not have: a character outside the alphabet, a wrong length or missing padding throws `MODEL_FORMAT` naming `path`.
 */
export function decodeBase64(text: string, byteLength: number, path: string): Uint8Array {
  const expectedLength = Math.ceil(byteLength / 3) * 4;
  if (text.length !== expectedLength) {
    throw new ClassifierError(
      'MODEL_FORMAT',
      `${path}: got ${text.length} base64 characters, expected ${expectedLength} for ${byteLength} bytes`,
    );
  }
  const bytes = new Uint8Array(byteLength);
  const padding = expectedLength === 0 ? 0 : (3 - (byteLength % 3)) % 3;
  const dataLength = expectedLength - padding;
  let buffer = 0;
  let bits = 0;
  let at = 0;
  for (let i = 0; i < dataLength; i++) {
    const code = text.charCodeAt(i);
    const sextet = code < 128 ? SEXTETS[code] : -1;
    if (sextet < 0) throw invalidCharacter(text, i, path);
    buffer = (buffer << 6) | sextet;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (buffer >> bits) & 0xff;
    }
  }
  for (let i = dataLength; i < expectedLength; i++) {
    if (text[i] !== '=') throw invalidCharacter(text, i, path);
  }
  return bytes;
}

/** Encodes bytes as standard base64 with padding. */
export function encodeBase64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a, b, c] = [bytes[i], bytes[i + 1], bytes[i + 2]];
    text += ALPHABET.charAt(a >> 2);
    text += ALPHABET.charAt(((a & 3) << 4) | (b >> 4));
    text += i + 1 >= bytes.length ? '=' : ALPHABET.charAt(((b & 15) << 2) | (c >> 6));
    text += i + 2 >= bytes.length ? '=' : ALPHABET.charAt(c & 63);
  }
  return text;
}

function invalidCharacter(text: string, index: number, path: string): ClassifierError {
  return new ClassifierError(
    'MODEL_FORMAT',
    `${path}: got ${JSON.stringify(text.charAt(index))} at base64 position ${index}, expected a base64 character`,
  );
}
