// npm run size: the weight of the built app against its budgets. Fails when one is broken.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { listFiles } from '../build/listFiles.ts';
import { createPrecacheList, isShellFile } from '../build/serviceWorkerPlugin.ts';

const DIST = join(import.meta.dirname, '..', '..', 'dist');
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
const COMPRESSED_COPY = /\.(?:gz|br)$/;
/** Other origins in what the browser loads: none but names of standards and links in messages, which are never fetched. */
const FOREIGN_URL = /https?:\/\/[\w.-]+/g;
const NEVER_FETCHED = ['http://www.w3.org', 'https://react.dev', 'https://bit.ly', 'http://localhost'];

await build({ logLevel: 'warn' });
if (!existsSync(DIST)) throw new Error(`${DIST}: there is no build`);
const files = listFiles(DIST).filter((file) => !COMPRESSED_COPY.test(file));
const problems: string[] = [];

for (const { what, files: pattern, limit } of BUDGETS) {
  const matching = files.filter((file) => pattern.test(file));
  const size = matching.reduce((sum, file) => sum + gzipSync(readFileSync(join(DIST, file)), { level: 9 }).length, 0);
  const verdict = matching.length === 0 ? 'MISSING' : size <= limit ? 'ok' : 'TOO LARGE';
  console.log(`${what.padEnd(16)} ${kilobytes(size)} of ${kilobytes(limit)} gzip  ${verdict}`);
  if (verdict !== 'ok') problems.push(`${what}: ${kilobytes(size)}, expected 1 to ${kilobytes(limit)}`);
}

const precached = createPrecacheList(DIST).map(({ url }) => url.slice(1));
for (const file of files.filter(isShellFile)) {
  if (!precached.includes(file)) problems.push(`${file}: not in the precache, expected every file of the shell`);
}
const models = precached.filter((file) => file.includes('.model'));
if (models.length > 0) problems.push(`${models.join(', ')}: in the precache, expected in IndexedDB alone`);

const serviceWorker = readFileSync(join(DIST, 'sw.js'), 'utf8');
if (/\bimport\b\s*[("'{*]|\bexport\b\s*[{*]|importScripts/.test(serviceWorker)) {
  problems.push('sw.js: imports something, expected one classic script');
}

for (const file of files.filter((name) => /\.(?:html|js|css)$/.test(name))) {
  const foreign = readFileSync(join(DIST, file), 'utf8').match(FOREIGN_URL) ?? [];
  for (const url of new Set(foreign.filter((found) => !NEVER_FETCHED.includes(found)))) {
    problems.push(`${file}: names ${url}, expected no other origin`);
  }
}

for (const problem of problems) console.error(`size: ${problem}`);
process.exit(problems.length > 0 ? 1 : 0);

function kilobytes(bytes: number): string {
  return `${(bytes / KB).toFixed(1).padStart(6)} kB`;
}
