import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listFiles } from '../build/listFiles.ts';
import { checkPrecache } from './precache.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'size-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

const SHELL = ['index.html', 'assets/index-abc.js', 'assets/index-abc.css', 'icons/icon.svg', 'manifest.webmanifest'];
const NOT_KEPT = [
  'assets/tickets.model-abc.json',
  'screenshots/form-wide.png',
  'robots.txt',
  '_headers',
  '_redirects',
  '404.html',
];

/** Checks a folder of these files and a service worker with this list, printed as the bundler prints it. */
function check(files: readonly string[], listed: readonly string[]): string[] {
  const entries = listed.map((url) => `{url:\`/${url}\`,revision:${url.startsWith('assets/') ? 'null' : '`f00`'}}`);
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), 'x');
  }
  writeFileSync(join(folder, 'sw.js'), `(function(){a([${entries.join(',')}]),new URL(e,t)})();`);
  return checkPrecache(folder, listFiles(folder));
}

describe('the precache gate', () => {
  test('passes when every file is kept, or need not be', () => {
    expect(check([...SHELL, ...NOT_KEPT], SHELL)).toEqual([]);
  });

  test('names a chunk that the service worker left out', () => {
    const listed = SHELL.filter((file) => file !== 'assets/index-abc.js');
    expect(check([...SHELL, ...NOT_KEPT], listed)).toEqual([
      expect.stringMatching(/^assets\/index-abc\.js: not in the precache/),
    ]);
  });

  test.each(['fonts/inter.woff2', 'assets/index-abc.js.map', 'assets/engine-abc.wasm', 'notes.json'])(
    'names %s, of a type nobody decided about',
    (file) => {
      expect(check([...SHELL, file], SHELL)).toEqual([expect.stringContaining(`${file}: not in the precache`)]);
    },
  );

  test('names a file that is listed and was not built', () => {
    expect(check(SHELL, [...SHELL, 'assets/gone-abc.js'])).toEqual([
      expect.stringMatching(/^assets\/gone-abc\.js: in the precache and not built/),
    ]);
  });

  test.each(NOT_KEPT)('names %s when the service worker keeps it', (file) => {
    expect(check([...SHELL, file], [...SHELL, file])).toEqual([expect.stringContaining(`${file}: in the precache`)]);
  });

  test('reads a list with any quotes', () => {
    writeFileSync(join(folder, 'index.html'), 'x');
    for (const entry of ['{"url":"/index.html","revision":"f00"}', "{ url: '/index.html', revision: null }"]) {
      writeFileSync(join(folder, 'sw.js'), `a([${entry}])`);
      expect(checkPrecache(folder, listFiles(folder))).toEqual([]);
    }
  });
});
