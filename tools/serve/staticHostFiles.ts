// What static hosts such as Netlify and Cloudflare Pages have to be told, so that they answer as our own server does.

import { HASHED_FOLDER, IMMUTABLE, REVALIDATE } from './cachePolicy.ts';
import { createSecurityHeaders } from './securityHeaders.ts';

/** Pages of the app: each is the one shell. Any other address is missing. */
const ROUTES = ['/', '/desk', '/playground', '/insights', '/settings'];

/** Files that keep their name when they change. Named, because hosts differ in how one rule takes back another. */
const REVALIDATED_FILES = ['/', '/index.html', '/sw.js', '/manifest.webmanifest', '/config.json'];

/** No style and no script: the content security policy allows none inline, and the app's own have hashed names. */
const NOT_FOUND_PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Not found: Pocket Triage</title>
  </head>
  <body>
    <h1>There is no such page</h1>
    <p><a href="/">Write a ticket</a></p>
  </body>
</html>
`;

/** File name → content, for the folder of the built app. `connectTo`: origins that the page may send to. */
export function createStaticHostFiles(connectTo: readonly string[] = []): Readonly<Record<string, string>> {
  return {
    _headers: [
      writeRule('/*', createSecurityHeaders(connectTo)),
      writeRule(`${HASHED_FOLDER}*`, { 'Cache-Control': IMMUTABLE }),
      ...REVALIDATED_FILES.map((file) => writeRule(file, { 'Cache-Control': REVALIDATE })),
    ].join(''),
    _redirects: ROUTES.map((route) => `${route} /index.html 200\n`).join(''),
    '404.html': NOT_FOUND_PAGE,
  };
}

function writeRule(path: string, headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`);
  return `${path}\n${lines.join('')}`;
}
