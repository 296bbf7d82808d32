/**
 * Splits a byte stream into lines at \n, without the \r of a \r\n, and yields them in batches: the lines that came in
 * together. Only one chunk is held at a time. Node's own `readline` also splits at U+2028 and U+2029, which may stand
 * inside a JSON string.
 */
export async function* readLines(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of stream) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield lines.map(withoutReturn);
  }
  rest += decoder.decode();
  if (rest !== '') yield [withoutReturn(rest)];
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
