import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ENTRY = /<script[^>]{0,200}\ssrc="\/([^"]+\.js)"/g;
/** `import "./x.js"` and `… from "./x.js"`, but not `import("./x.js")`, which is asked for later. */
const STATIC_IMPORT = /(?:\bimport|\bfrom)\s*["'`]\.\/([^"'`]+\.js)["'`]/g;

/** The scripts of a built page that are loaded before anything is shown: its own, and all that they import at once. */
export function findFirstLoadScripts(folder: string): string[] {
  const found = new Set<string>();
  const visit = (file: string) => {
    if (found.has(file)) return;
    found.add(file);
    for (const [, name] of readFileSync(join(folder, file), 'utf8').matchAll(STATIC_IMPORT)) visit(`assets/${name}`);
  };
  for (const [, file] of readFileSync(join(folder, 'index.html'), 'utf8').matchAll(ENTRY)) visit(file);
  return [...found];
}
