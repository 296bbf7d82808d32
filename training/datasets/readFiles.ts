import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** Reads a text file of the data folder; a missing one is an error that says which folder was looked in. */
export function readText(dataDir: string, ...path: string[]): string {
  const file = join(dataDir, ...path);
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new Error(`${file}: cannot be read; --data must name the folder that holds ${path.join('/')}`, { cause });
  }
}

export function readCsv(dataDir: string, ...path: string[]): Record<string, string>[] {
  return parse(readText(dataDir, ...path), { columns: true, skip_empty_lines: true, bom: true });
}

export function readLines(dataDir: string, ...path: string[]): string[] {
  return readText(dataDir, ...path)
    .split('\n')
    .filter((line) => line.trim() !== '');
}
