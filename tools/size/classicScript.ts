import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const IMPORTS = /\bimport\b\s*[("'{*]|\bexport\b\s*[{*]|importScripts/;

/** The service worker must be one classic script, because not every browser takes a module (SW-10). */
export function checkClassicScript(folder: string): string[] {
  return IMPORTS.test(readFileSync(join(folder, 'sw.js'), 'utf8'))
    ? ['sw.js: imports something, expected one classic script']
    : [];
}
