import { describe, expect, test } from 'vitest';
import { type Line, readLines } from './readLines.ts';

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function readAll(stream: AsyncIterable<Uint8Array>, maxLength?: number): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const batch of readLines(stream, maxLength)) lines.push(...batch);
  return lines;
}

const encode = (text: string) => new TextEncoder().encode(text);

describe('readLines', () => {
  test.each([1, 2, 3, 5, 100])('reads the same lines from chunks of %i bytes', async (size) => {
    const bytes = encode('\ufeffa\n\nनहीं 😡\r\n\u2028b\n');
    expect(await readAll(inChunks(bytes, size))).toEqual(['a', '', 'नहीं 😡\r', '\u2028b']);
  });

  test.each([1, 4, 100])('puts null for a line that is too long, in chunks of %i bytes', async (size) => {
    const bytes = encode('12345\n123456\n\n1234567890123\n12\n1234567');
    expect(await readAll(inChunks(bytes, size), 5)).toEqual(['12345', null, '', null, '12', null]);
  });

  test('takes time in proportion to a line of many chunks', async () => {
    const start = performance.now();
    const [line] = await readAll(inChunks(new Uint8Array(8_000_000).fill(0x78), 1000));
    expect(line).toHaveLength(8_000_000);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  test('does not hold a line that is too long', async () => {
    const chunk = new Uint8Array(1_000_000).fill(0x78);
    const before = process.memoryUsage().heapUsed;
    let most = 0;
    async function* endless() {
      for (let i = 0; i < 300; i++) {
        yield chunk;
        most = Math.max(most, process.memoryUsage().heapUsed);
      }
    }
    expect(await readAll(endless())).toEqual([null]);
    expect(most - before).toBeLessThan(150_000_000);
  });
});
