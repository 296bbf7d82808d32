import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const LOADED = /\.(?:html|js|css)$/;
const FOREIGN_URL = /https?:\/\/[\w.-]+/g;
/** Names of standards and links in messages, which nothing fetches. */
const NEVER_FETCHED = ['http://www.w3.org', 'https://react.dev', 'https://bit.ly', 'http://localhost'];

/** What the browser loads must name no other origin. */
export function checkForeignUrls(folder: string, files: readonly string[]): string[] {
  return files
    .filter((file) => LOADED.test(file))
    .flatMap((file) => {
      const named = new Set(readFileSync(join(folder, file), 'utf8').match(FOREIGN_URL));
      return [...named]
        .filter((url) => !NEVER_FETCHED.includes(url))
        .map((url) => `${file}: names ${url}, expected no other origin`);
    });
}
