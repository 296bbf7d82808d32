import { withoutReturn } from './readLines.ts';

/** A record while its lines are read. */
export interface CellReader {
  /** The cells that are complete. */
  readonly cells: string[];
  /** What has come of a quoted cell that goes on in the next line; null between cells. */
  quoted: string | null;
}

/** Whether the record ends with this line, goes on in the next, or has a quote that is closed in the midst of a text. */
export type LineEnd = 'complete' | 'open' | 'broken';

export function createCellReader(): CellReader {
  return { cells: [], quoted: null };
}

/**
 * Reads the cells of one line (RFC 4180). A quote in a cell that does not begin with one is a character as any other,
 * and so are those of a cell that only begins with a quoted word (`"Late" again`).
 */
export function readCells(reader: CellReader, rawLine: string): LineEnd {
  const line = withoutReturn(rawLine);
  /** Where the cell began; −1 for one that began in an earlier line. */
  let start = -1;
  let at = 0;
  while (at <= line.length) {
    if (reader.quoted === null) {
      start = at;
      if (line[at] !== '"') {
        at = addPlainCell(at);
        continue;
      }
      reader.quoted = '';
      at++;
    }
    const quote = line.indexOf('"', at);
    if (quote < 0) {
      // A line break inside a cell is handed on as it is.
      reader.quoted += `${rawLine.slice(at)}\n`;
      return 'open';
    }
    reader.quoted += line.slice(at, quote);
    at = quote + 1;
    if (line[at] === '"') {
      reader.quoted += '"';
      at++;
    } else if (at === line.length || line[at] === ',') {
      reader.cells.push(reader.quoted);
      reader.quoted = null;
      at++;
    } else if (start >= 0) {
      reader.quoted = null;
      at = addPlainCell(at);
    } else {
      return 'broken';
    }
  }
  return 'complete';

  /** Takes the cell from its start to the next comma for what it is; returns where the next one begins. */
  function addPlainCell(from: number): number {
    const comma = line.indexOf(',', from);
    const end = comma < 0 ? line.length : comma;
    reader.cells.push(line.slice(start, end));
    return end + 1;
  }
}
