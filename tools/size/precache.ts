import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the service worker does not keep, and why; everything else that is built it must, of whatever type (SW-8). */
const NOT_KEPT: readonly RegExp[] = [
  /^assets\/[^/]*\.model-[^/]*\.json$/, // belongs to IndexedDB
  /^screenshots\//, // looked at once, by the dialogue that installs the app
  /^robots\.txt$/, // for crawlers
  /^ticket\.schema\.json$/, // for the helpdesk
  /^config\.json$/, // asked for at each start, and remembered by the page
  /^(?:_headers|_redirects|404\.html)$/, // for static hosts
  /^sw\.js$/, // kept by the browser
];

/** An entry of the list as the bundler prints it, whatever quotes it chose. */
const ENTRY = /["'`]?\burl["'`]?:\s*["'`]\/([^"'`]+)["'`],\s*["'`]?revision\b/g;

/**
 * Compares the folder with the list inside the service worker that was built, not with how it was made: a file that is
 * left out is missing offline, and one that is listed and not there keeps the service worker from being installed.
 */
export function checkPrecache(folder: string, files: readonly string[]): string[] {
  const script = readFileSync(join(folder, 'sw.js'), 'utf8');
  const listed = new Set(Array.from(script.matchAll(ENTRY), ([, file]) => file));
  const isKept = (file: string) => !NOT_KEPT.some((pattern) => pattern.test(file));
  return [
    ...files
      .filter((file) => isKept(file) && !listed.has(file))
      .map((file) => `${file}: not in the precache, expected there, or in the list of what is not kept`),
    ...[...listed].filter((file) => !isKept(file)).map((file) => `${file}: in the precache, expected not to be kept`),
    ...[...listed]
      .filter((file) => !files.includes(file))
      .map((file) => `${file}: in the precache and not built, expected every file of the list`),
  ];
}
