import { CsvError, parse } from 'csv-parse';
import { MAX_LINE_LENGTH } from './readLines.ts';

export interface CsvRecord {
  /** Number of its last line, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** What is wrong with it; null when nothing is. */
  readonly error: string | null;
}

/**
 * Reads CSV (RFC 4180) record by record and passes over empty lines. Quotes in the midst of a cell are taken as they are.
 * A cell whose quote is never closed swallows what follows: it is told as the last record, with the line it began in.
 */
export async function* readCsv(input: NodeJS.ReadableStream): AsyncGenerator<CsvRecord> {
  // Counting columns is left to us: the parser would stop at, or pass over, a row that is too short.
  const rows = input.pipe(
    parse({
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      info: true,
      max_record_size: MAX_LINE_LENGTH,
    }),
  );
  try {
    for await (const { record, info } of rows as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      yield { line: info.lines, cells: record, error: null };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    yield {
      line: Number(error['lines'] ?? 0),
      cells: [],
      error: `${error.message}; it and all that follows is not read`,
    };
  }
}
