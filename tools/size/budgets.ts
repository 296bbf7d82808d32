import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { findFirstLoadScripts } from './firstLoad.ts';

const KB = 1000;

interface Budget {
  readonly what: string;
  readonly isPart: (file: string) => boolean;
  /** Bytes after gzip -9. */
  readonly limit: number;
}

function createBudgets(firstLoad: readonly string[]): readonly Budget[] {
  const isPageScript = (file: string) => /^assets\/(?!.*worker).*\.js$/.test(file);
  return [
    { what: 'page JavaScript', isPart: (file) => firstLoad.includes(file), limit: 90 * KB },
    { what: 'loaded later', isPart: (file) => isPageScript(file) && !firstLoad.includes(file), limit: 60 * KB },
    { what: 'worker', isPart: (file) => /^assets\/.*worker.*\.js$/.test(file), limit: 60 * KB },
    { what: 'service worker', isPart: (file) => file === 'sw.js', limit: 8 * KB },
    { what: 'styles', isPart: (file) => /^assets\/.*\.css$/.test(file), limit: 6 * KB },
    { what: 'model', isPart: (file) => /^assets\/.*\.model-.*\.json$/.test(file), limit: 400 * KB },
  ];
}

/** Prints what each part weighs, and returns those that are missing or over their budget. */
export function checkBudgets(folder: string, files: readonly string[]): string[] {
  const problems: string[] = [];
  for (const { what, isPart, limit } of createBudgets(findFirstLoadScripts(folder))) {
    const matching = files.filter(isPart);
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
