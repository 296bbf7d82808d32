import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CsvRecord, readCsv } from './readCsv.ts';
import type { Line } from './readLines.ts';

async function read(...batches: Line[][]): Promise<CsvRecord[]> {
  async function* inBatches() {
    yield* batches;
  }
  const records: CsvRecord[] = [];
  for await (const batch of readCsv(inBatches())) records.push(...batch);
  return records;
}

const readText = (text: string) => read(text.split('\n'));
const good = (line: number, ...cells: string[]): CsvRecord => ({ line, cells, error: null });
const bad = (line: number, ...cells: string[]) => ({ line, cells, error: expect.stringMatching(/^got a quote/) });

describe('readCsv', () => {
  test('reads what a writer of CSV wrote, whatever the cells', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'é') });
    const row = fc.array(cell, { minLength: 2, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 6 }), fc.constantFrom('\n', '\r\n'), async (rows, end) => {
        const text = stringify(rows, { record_delimiter: end, quoted: true });
        expect((await readText(text)).map(({ cells }) => cells)).toEqual(rows);
      }),
    );
  });

  test('numbers records by their first line and passes over empty lines', async () => {
    expect(await readText('a,b\r\n\r\n1,"x\r\ny"\r\n2,\r\n')).toEqual([
      good(1, 'a', 'b'),
      good(3, '1', 'x\r\ny'),
      good(5, '2', ''),
    ]);
  });

  test('takes a quote within a text for a character', async () => {
    expect(await readText('1,5" pipe\n2,"Late" again, "so"\n3,""\n')).toEqual([
      good(1, '1', '5" pipe'),
      good(2, '2', '"Late" again', ' "so"'),
      good(3, '3', ''),
    ]);
  });

  test('resumes at the next line after a quote that is never closed', async () => {
    expect(await readText('1,"no end, sorry\n2,fine\n\n3,fine\n')).toEqual([
      bad(1, '1', '"no end, sorry'),
      good(2, '2', 'fine'),
      good(4, '3', 'fine'),
    ]);
  });

  test('resumes at the next line when the quote that seems to close it opens another cell', async () => {
    expect(await readText('1,"no end\n2,"fine, too"\n3,"two\nlines"\n4,"no end\n5,fine')).toEqual([
      bad(1, '1', '"no end'),
      good(2, '2', 'fine, too'),
      good(3, '3', 'two\nlines'),
      bad(5, '4', '"no end'),
      good(6, '5', 'fine'),
    ]);
  });

  test('resumes after a line, and after a record, that is too long', async () => {
    expect(await read(['1,"no end', null, '2,fine'])).toEqual([
      bad(1, '1', '"no end'),
      { line: 2, cells: [], error: expect.stringMatching(/^got a line of more than 10000000/) },
      good(3, '2', 'fine'),
    ]);
    const long = 'x'.repeat(6_000_000);
    expect((await read(['1,"no end'], [long], [long], ['2,fine'])).map(({ cells }) => cells.length)).toEqual([
      2, 1, 1, 2,
    ]);
  });

  test('answers a record as soon as it is complete', async () => {
    const answered: number[] = [];
    async function* slowly(): AsyncGenerator<Line[]> {
      yield ['1,"a'];
      yield ['b"', '2,c'];
      expect(answered).toEqual([1, 3]);
    }
    for await (const records of readCsv(slowly())) answered.push(...records.map(({ line }) => line));
  });

  test('takes time in proportion to a file in which each line opens a quote', async () => {
    const lines = new Array<Line>(100_000).fill('a","');
    const start = performance.now();
    const records = await read(lines);
    expect(records).toHaveLength(lines.length);
    expect(records.every(({ error }) => error !== null)).toBe(true);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
