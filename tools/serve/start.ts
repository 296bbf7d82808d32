// npm start: builds the app if the build is missing or older than its sources, and serves it.

import { join } from 'node:path';
import { build } from 'vite';
import { createAppServer } from './createAppServer.ts';
import { isBuildCurrent } from './isBuildCurrent.ts';
import { readPort } from './readPort.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const DIST = join(ROOT, 'dist');
const SOURCES = [
  'src',
  'workers',
  'models',
  'public',
  'tools',
  'index.html',
  'vite.config.ts',
  'package-lock.json',
].map((name) => join(ROOT, name));
/** Of the files of a build the service worker is written last. */
const BUILT = join(DIST, 'sw.js');
const DEFAULT_PORT = '4173';
/** This machine only: the page needs a secure context, which a plain http address elsewhere is not. */
const HOST = process.env['HOST'] ?? '127.0.0.1';
/** Exit codes: the server could not start; the command itself was wrong. */
const FAILED = 1;
const WRONG_USE = 64;

const port = choosePort();
if (!isBuildCurrent(BUILT, SOURCES)) {
  console.log('Building the app …');
  await build({ root: ROOT, logLevel: 'warn' });
}

const server = createAppServer(DIST);
server.on('error', (error: NodeJS.ErrnoException) => {
  const reason = error.code === 'EADDRINUSE' ? `port ${port} is taken; name another with PORT=…` : error.message;
  fail(`The server could not start: ${reason}`, FAILED);
});
server.listen(port, HOST, () => console.log(`Pocket Triage is ready: http://localhost:${port}`));

function choosePort(): number {
  try {
    return readPort(process.env['PORT'] ?? DEFAULT_PORT);
  } catch (error) {
    return fail((error as Error).message, WRONG_USE);
  }
}

function fail(message: string, code: number): never {
  console.error(message);
  process.exit(code);
}
