import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isBuildCurrent } from './isBuildCurrent.ts';
import { readPort } from './readPort.ts';

describe('npm start', () => {
  const tsx = join(import.meta.dirname, '..', '..', 'node_modules', 'tsx', 'dist', 'cli.mjs');

  test('refuses a port that is none with a sentence and 64, before it builds anything', () => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [tsx, join(import.meta.dirname, 'start.ts')], {
      env: { ...process.env, PORT: 'abc' },
    });
    expect(stderr.toString()).toBe('PORT: got "abc", expected a whole number from 1 to 65535\n');
    expect(stdout.toString()).toBe('');
    expect(status).toBe(64);
  });

  test.each(['', ' ', '0', '-1', '80.5', '65536', '1e3', '0x50', 'NaN'])('takes %j for no port', (value) => {
    expect(() => readPort(value)).toThrow(`PORT: got ${JSON.stringify(value)}, expected a whole number`);
  });

  test('takes a port', () => {
    expect(['1', '4173', '65535'].map(readPort)).toEqual([1, 4173, 65535]);
  });
});

describe('a build', () => {
  let folder: string;
  let built: string;
  let sources: string[];

  /** Sources of an hour ago, and a build of a minute later. */
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'start-'));
    const src = join(folder, 'src');
    const page = join(folder, 'index.html');
    built = join(folder, 'sw.js');
    sources = [src, page];
    mkdirSync(join(src, 'app'), { recursive: true });
    for (const file of [join(src, 'app', 'App.tsx'), join(src, 'main.tsx'), page, built]) writeFileSync(file, 'x');
    const before = Date.now() / 1000 - 3600;
    for (const path of [join(src, 'app', 'App.tsx'), join(src, 'main.tsx'), join(src, 'app'), src, page]) {
      utimesSync(path, before, before);
    }
    utimesSync(built, before + 60, before + 60);
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  test('is current while its sources stay as they are', () => {
    expect(isBuildCurrent(built, sources)).toBe(true);
  });

  test.each<[string, () => void]>([
    ['a source is changed', () => writeFileSync(join(folder, 'src', 'app', 'App.tsx'), 'y')],
    ['a source is deleted', () => rmSync(join(folder, 'src', 'app', 'App.tsx'))],
    ['a source is renamed', () => renameSync(join(folder, 'src', 'main.tsx'), join(folder, 'src', 'start.tsx'))],
    ['a source of its own is gone', () => rmSync(join(folder, 'index.html'))],
    ['it is missing itself', () => rmSync(built)],
  ])('is not when %s', (_, change) => {
    change();
    expect(isBuildCurrent(built, sources)).toBe(false);
  });
});
