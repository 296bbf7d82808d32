import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findFirstLoadScripts } from './firstLoad.ts';

test('counts what is imported at once, however deep, and not what is asked for later', () => {
  const folder = mkdtempSync(join(tmpdir(), 'size-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<script type="module" crossorigin src="/assets/index-1.js"></script>');
  writeFileSync(join(folder, 'assets', 'index-1.js'), 'import{a}from"./react-2.js";const l=()=>import("./page-3.js")');
  writeFileSync(join(folder, 'assets', 'react-2.js'), 'import"./base-4.js";export const a=1');
  writeFileSync(join(folder, 'assets', 'base-4.js'), '');
  writeFileSync(join(folder, 'assets', 'page-3.js'), '');
  expect(findFirstLoadScripts(folder)).toEqual(['assets/index-1.js', 'assets/react-2.js', 'assets/base-4.js']);
  rmSync(folder, { recursive: true });
});
