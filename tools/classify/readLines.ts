/** No ticket is longer; a line is dropped, as it comes in, from the character on with which it would be. */
export const MAX_LINE_LENGTH = 10_000_000;

/** A line without its \n; null for one that was too long to be kept. */
export type Line = string | null;

export const TOO_LONG = `got a line of more than ${MAX_LINE_LENGTH} characters, expected at most as many`;

/**
 * Splits a byte stream into lines at \n and yields them in batches: the lines that came in together. Only one chunk and
 * one line are held at a time. Node's own `readline` also splits at U+2028 and U+2029, which may stand inside a JSON
 * string, and at \r, which may stand inside a CSV cell.
 */
export async function* readLines(
  stream: AsyncIterable<Uint8Array>,
  maxLength = MAX_LINE_LENGTH,
): AsyncGenerator<Line[]> {
  const decoder = new TextDecoder();
  let line: Line = '';
  for await (const chunk of stream) {
    // Only the new chunk is searched: a line of many chunks would be searched once for each of them.
    const [end, ...begun] = decoder.decode(chunk, { stream: true }).split('\n');
    line = extend(line, end);
    const batch: Line[] = [];
    for (const next of begun) {
      batch.push(line);
      line = extend('', next);
    }
    yield batch;
  }
  line = extend(line, decoder.decode());
  if (line !== '') yield [line];

  function extend(begun: Line, more: string): Line {
    return begun === null || begun.length + more.length > maxLength ? null : begun + more;
  }
}

export function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
