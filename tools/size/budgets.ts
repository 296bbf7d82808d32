import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const KB = 1000;

interface Budget {
  readonly what: string;
  readonly files: RegExp;
  /** Bytes after gzip -9. */
  readonly limit: number;
}

const BUDGETS: readonly Budget[] = [
  { what: 'page JavaScript', files: /^assets\/(?!.*worker).*\.js$/, limit: 90 * KB },
  { what: 'worker', files: /^assets\/.*worker.*\.js$/, limit: 20 * KB },
  { what: 'service worker', files: /^sw\.js$/, limit: 8 * KB },
  { what: 'styles', files: /^assets\/.*\.css$/, limit: 6 * KB },
  { what: 'model', files: /^assets\/.*\.model-.*\.json$/, limit: 400 * KB },
];

/** Prints what each part weighs, and returns those that are missing or over their budget. */
export function checkBudgets(folder: string, files: readonly string[]): string[] {
  const problems: string[] = [];
  for (const { what, files: pattern, limit } of BUDGETS) {
    const matching = files.filter((file) => pattern.test(file));
    const size = matching.reduce((sum, file) => sum + weigh(join(folder, file)), 0);
    const verdict = matching.length === 0 ? 'MISSING' : size <= limit ? 'ok' : 'TOO LARGE';
    console.log(`${what.padEnd(16)} ${kilobytes(size)} of ${kilobytes(limit)} gzip  ${verdict}`);
    if (verdict !== 'ok')
      problems.push(`${what}: got ${kilobytes(size)}, expected some, and at most ${kilobytes(limit)}`);
  }
  return problems;
}

function weigh(file: string): number {
  return gzipSync(readFileSync(file), { level: 9 }).length;
}

function kilobytes(bytes: number): string {
  return `${(bytes / KB).toFixed(1).padStart(6)} kB`;
}
