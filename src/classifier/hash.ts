// 32-bit FNV-1a over UTF-8 bytes (0–255, unsigned), finished with the avalanche step of MurmurHash3. Part of the
// model format `pocket-triage` 1: changing a bit of it invalidates every model. FNV-1a can be continued byte by byte,
// which makes the hash of a word pair cheap; its low bits mix badly, which the last step mends.
// Sources: http://www.isthe.com/chongo/tech/comp/fnv/ and fmix32 of https://github.com/aappleby/smhasher (public domain).

export const FNV_OFFSET_BASIS = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;

/** Continues an FNV-1a state over the UTF-8 bytes of `text`. A lone surrogate counts as U+FFFD. Returns an int32. */
export function fnv1a(text: string, state: number): number {
  let hash = state;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      hash = Math.imul(hash ^ unit, FNV_PRIME);
      continue;
    }
    const codePoint = text.codePointAt(i) as number;
    if (codePoint > 0xffff) i++;
    hash = hashMultiByte(codePoint >= 0xd800 && codePoint <= 0xdfff ? 0xfffd : codePoint, hash);
  }
  return hash;
}

function hashMultiByte(codePoint: number, state: number): number {
  let hash = state;
  if (codePoint < 0x800) {
    hash = Math.imul(hash ^ (0xc0 | (codePoint >> 6)), FNV_PRIME);
  } else {
    if (codePoint < 0x10000) {
      hash = Math.imul(hash ^ (0xe0 | (codePoint >> 12)), FNV_PRIME);
    } else {
      hash = Math.imul(hash ^ (0xf0 | (codePoint >> 18)), FNV_PRIME);
      hash = Math.imul(hash ^ (0x80 | ((codePoint >> 12) & 0x3f)), FNV_PRIME);
    }
    hash = Math.imul(hash ^ (0x80 | ((codePoint >> 6) & 0x3f)), FNV_PRIME);
  }
  return Math.imul(hash ^ (0x80 | (codePoint & 0x3f)), FNV_PRIME);
}

/** The bucket, 0 to `numBuckets` − 1, of a finished FNV-1a state. */
export function bucketOf(state: number, numBuckets: number): number {
  let hash = state;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % numBuckets;
}
