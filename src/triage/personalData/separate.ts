import { PERSONAL_DATA_TYPES, type PersonalDataItem } from './types.ts';

/**
 * Leaves no two items that overlap, and sorts them. A secret that holds more than the item inside it stays whole;
 * otherwise the more specific type wins, and of one type the longer item. `length` is that of the text.
 */
export function separate(items: readonly PersonalDataItem[], length: number): PersonalDataItem[] {
  if (items.length < 2) return [...items];
  const taken = new Uint8Array(length);
  const kept: PersonalDataItem[] = [];
  for (const item of withoutParts(items, length).sort(byPrecedence)) {
    if (taken.subarray(item.start, item.end).includes(1)) continue;
    taken.fill(1, item.start, item.end);
    kept.push(item);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** Without the items that are only a part of a secret: the rest of the secret would stay readable. */
function withoutParts(items: readonly PersonalDataItem[], length: number): PersonalDataItem[] {
  const secrets = items.filter(({ type }) => type === 'secret');
  if (secrets.length === 0) return [...items];
  const secretAt = new Int32Array(length).fill(-1);
  for (const [i, { start, end }] of secrets.entries()) {
    const before = secrets[secretAt[start]];
    if (before === undefined || end - start > lengthOf(before)) secretAt.fill(i, start, end);
  }
  return items.filter((item) => {
    const secret = secrets[secretAt[item.start]];
    return secret === undefined || secret.end < item.end || lengthOf(secret) === lengthOf(item);
  });
}

function byPrecedence(a: PersonalDataItem, b: PersonalDataItem): number {
  const specific = PERSONAL_DATA_TYPES.indexOf(a.type) - PERSONAL_DATA_TYPES.indexOf(b.type);
  return specific || lengthOf(b) - lengthOf(a) || a.start - b.start;
}

function lengthOf({ start, end }: PersonalDataItem): number {
  return end - start;
}
