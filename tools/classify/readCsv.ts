import { type CellReader, createCellReader, readCells } from './csvCells.ts';
import { type Line, MAX_LINE_LENGTH, TOO_LONG, withoutReturn } from './readLines.ts';

export interface CsvRecord {
  /** Number of its first line, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** What is wrong with it; null when nothing is. The cells are then those that could be read. */
  readonly error: string | null;
}

interface OpenRecord {
  readonly firstLine: number;
  /** What was read of it, to go back to. */
  readonly lines: string[];
  length: number;
  readonly reader: CellReader;
}

const NOT_CLOSED =
  'got a quote that is not closed, or closed in the midst of a text, expected its end and then a comma';

/**
 * Reads CSV record by record, in the batches in which its lines come in, and passes over empty lines. A quote that is
 * not closed spoils the record it stands in, not those after it: reading is taken up again at the next line.
 */
export async function* readCsv(batches: AsyncIterable<Line[]>): AsyncGenerator<CsvRecord[]> {
  let number = 0;
  let open: OpenRecord | null = null;
  // A record only goes on while a quote is open, so that one that came to grief had a quote open at the end of each line
  // before. Any later record with one open there would go the same way, and is given up at once: without this, a file
  // in which each line opens a quote would be read to its end for each of them.
  let lostBefore = 0;
  for await (const lines of batches) {
    const records: CsvRecord[] = [];
    for (const line of lines) for (const record of read(line, ++number)) records.push(record);
    yield records;
  }
  yield [...giveUp(Number.POSITIVE_INFINITY)];

  function* read(line: Line, at: number): Generator<CsvRecord> {
    if (line === null) {
      yield* giveUp(at);
      yield { line: at, cells: [], error: TOO_LONG };
      return;
    }
    if (open === null) {
      if (withoutReturn(line) === '') return;
      open = { firstLine: at, lines: [], length: 0, reader: createCellReader() };
    }
    open.lines.push(line);
    open.length += line.length + 1;
    const end = readCells(open.reader, line);
    if (end === 'complete') {
      const { firstLine, reader } = open;
      open = null;
      yield { line: firstLine, cells: reader.cells, error: null };
    } else if (end === 'broken') {
      yield* giveUp(at);
    } else if (open.length > MAX_LINE_LENGTH || at < lostBefore) {
      yield* giveUp(at + 1);
    }
  }

  /** Answers the open record by an error, and reads the lines after its first anew. */
  function* giveUp(before: number): Generator<CsvRecord> {
    if (open === null) return;
    const { firstLine, lines } = open;
    open = null;
    lostBefore = Math.max(lostBefore, before);
    yield { line: firstLine, cells: readSpoilt(lines[0]), error: NOT_CLOSED };
    for (let i = 1; i < lines.length; i++) yield* read(lines[i], firstLine + i);
  }
}

/** The cells before the quote, and the rest of the line as one. */
function readSpoilt(line: string): string[] {
  const reader = createCellReader();
  readCells(reader, line);
  return [...reader.cells, `"${reader.quoted ?? ''}`.trimEnd()];
}
