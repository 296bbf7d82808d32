import { stringify } from 'csv-stringify/sync';
import type { AnswerColumn } from './answerColumns.ts';
import type { Assess } from './assess.ts';
import { type CsvRecord, readCsv } from './readCsv.ts';
import type { Output } from './writeOut.ts';

/**
 * Reads CSV with a header and writes it back with the answers as further columns, the last of them `error`: what is
 * wrong with a row, which then has no answers. Returns how many were bad.
 */
export async function classifyCsv(
  input: NodeJS.ReadableStream,
  textColumn: string,
  columns: readonly AnswerColumn[],
  assess: Assess,
  output: Output,
): Promise<number> {
  let header: readonly string[] | null = null;
  let bad = 0;
  for await (const record of readCsv(input)) {
    if (header === null) {
      header = readHeader(record, textColumn);
      await output.write(stringify([[...header, ...columns.map(({ name }) => name), 'error']]));
      continue;
    }
    const error = findError(record, header, textColumn);
    if (error === null) {
      const assessment = assess(record.cells[header.indexOf(textColumn)]);
      await output.write(stringify([[...record.cells, ...columns.map(({ read }) => read(assessment)), '']]));
      continue;
    }
    bad++;
    const cells = header.map((_, i) => record.cells[i] ?? '');
    await output.write(stringify([[...cells, ...columns.map(() => ''), `line ${record.line}: ${error}`]]));
  }
  await output.flush();
  return bad;
}

function readHeader({ line, cells, error }: CsvRecord, textColumn: string): readonly string[] {
  if (error !== null) throw new Error(`line ${line}: ${error}`);
  if (!cells.includes(textColumn)) {
    throw new Error(`no column "${textColumn}": got ${cells.join(', ')}; name it with --text-column`);
  }
  return cells;
}

function findError({ cells, error }: CsvRecord, header: readonly string[], textColumn: string): string | null {
  if (error !== null) return error;
  if (cells.length !== header.length) return `got ${cells.length} columns, expected ${header.length}`;
  const isEmpty = cells[header.indexOf(textColumn)].trim() === '';
  return isEmpty ? `${textColumn}: got an empty cell, expected a ticket` : null;
}
