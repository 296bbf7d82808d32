// Finds words where they stand in a text, by a hash that comes up while the text is scanned. Cutting each word out as a
// string, to look it up in a map, took a good part of the time that the reference model takes for a ticket.

/** What is known of a word. `next` chains the words that share a slot. */
export interface Indexed<Entry> {
  readonly text: string;
  next: Entry | null;
}

export interface WordIndex<Entry extends Indexed<Entry>> {
  /** A power of two of them. */
  readonly slots: (Entry | null)[];
  size: number;
}

const FNV_PRIME = 0x01000193;

/** The hash of no characters; `continueHash` goes on from it, one UTF-16 unit at a time. */
export const EMPTY_HASH = 0x811c9dc5 | 0;

export function continueHash(hash: number, code: number): number {
  return Math.imul(hash ^ code, FNV_PRIME);
}

/** `capacity` is the number of words it is made for; more make it slower, not wrong. */
export function createWordIndex<Entry extends Indexed<Entry>>(capacity: number): WordIndex<Entry> {
  return { slots: new Array(2 ** Math.ceil(Math.log2(capacity * 2))).fill(null), size: 0 };
}

export function addWord<Entry extends Indexed<Entry>>(index: WordIndex<Entry>, entry: Entry): void {
  const { slots } = index;
  let hash = EMPTY_HASH;
  for (let i = 0; i < entry.text.length; i++) hash = continueHash(hash, entry.text.charCodeAt(i));
  const slot = slotOf(hash, slots.length);
  entry.next = slots[slot];
  slots[slot] = entry;
  index.size++;
}

/** The entry of the word from `start` to before `end`, whose hash is given; null when it is not in the index. */
export function findWord<Entry extends Indexed<Entry>>(
  { slots }: WordIndex<Entry>,
  text: string,
  start: number,
  end: number,
  hash: number,
): Entry | null {
  let entry = slots[slotOf(hash, slots.length)];
  while (entry !== null && !standsAt(entry.text, text, start, end)) entry = entry.next;
  return entry;
}

/** FNV-1a mixes its high bits best, so they are folded onto the low ones. */
function slotOf(hash: number, numSlots: number): number {
  return (hash ^ (hash >>> 15)) & (numSlots - 1);
}

function standsAt(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) !== text.charCodeAt(start + i)) return false;
  return true;
}
