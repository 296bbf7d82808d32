// npm start: builds the app if the build is missing or older than its sources, and serves it.

import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { createAppServer } from './createAppServer.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const DIST = join(ROOT, 'dist');
const SOURCES = ['src', 'workers', 'models', 'public', 'tools', 'index.html', 'vite.config.ts', 'package-lock.json'];
const PORT = Number(process.env['PORT'] ?? 4173);
/** This machine only: the page needs a secure context, which a plain http address elsewhere is not. */
const HOST = process.env['HOST'] ?? '127.0.0.1';

if (!isBuilt()) {
  console.log('Building the app …');
  await build({ root: ROOT, logLevel: 'warn' });
}

const server = createAppServer(DIST);
server.on('error', (error: NodeJS.ErrnoException) => {
  const reason = error.code === 'EADDRINUSE' ? `port ${PORT} is taken; name another with PORT=…` : error.message;
  console.error(`The server could not start: ${reason}`);
  process.exit(1);
});
server.listen(PORT, HOST, () => console.log(`Pocket Triage is ready: http://localhost:${PORT}`));

function isBuilt(): boolean {
  // The service worker is written last.
  const built = join(DIST, 'sw.js');
  return existsSync(built) && SOURCES.every((source) => newest(join(ROOT, source)) <= statSync(built).mtimeMs);
}

/** Time of the last change of a file, or of any file below a folder, in milliseconds. */
function newest(path: string): number {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}
