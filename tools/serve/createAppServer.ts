import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import sirv from 'sirv';
import { cacheControlOf, NEVER_STORE } from './cachePolicy.ts';
import { readHelpdeskOrigins } from './readHelpdeskOrigins.ts';
import { createSecurityHeaders } from './securityHeaders.ts';

/** Addresses below which a missing file is missing, whoever asks. */
const FILES_ONLY = /^\/(?:assets|models)\/|\/[^/]+\.\w+$/;

/**
 * Serves a built app: precompressed files, right cache headers, the shell for navigations to any page, and a plain 404
 * for a file that is not there: HTML in its place would be run as a script, and cached (SW-4).
 */
export function createAppServer(folder: string): Server {
  // `dev` reads the folder at every request, so that a new build, or a deleted file, is seen at once.
  const serveFile = sirv(folder, { dev: true, etag: true, gzip: true, brotli: true });
  return createServer((request, response) => {
    const headers = createSecurityHeaders(readHelpdeskOrigins(folder));
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      refuse(response, 405, 'Only GET and HEAD are answered here.');
      return;
    }
    try {
      answer(request, response);
    } catch {
      // One request that nobody foresaw must not end the server.
      if (response.headersSent) response.destroy();
      else refuse(response, 400, 'This request cannot be answered.');
    }
  });

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const path = normalisedPathOf(request);
    // The path that chooses the headers is the one that is served.
    request.url = path;
    // Nothing here needs ranges, and sirv throws for one that ends before it begins.
    delete request.headers.range;
    response.setHeader('Cache-Control', cacheControlOf(path));
    serveFile(request, response, () => {
      if (!isNavigation(request, path)) {
        refuse(response, 404, 'There is no such file.');
        return;
      }
      request.url = '/';
      serveFile(request, response, () => refuse(response, 404, 'The app is not built.'));
    });
  }
}

/** The path without `.` and `..`, query and fragment. Throws for what is no address at all, such as `*`. */
function normalisedPathOf({ url = '/' }: IncomingMessage): string {
  return new URL(url.startsWith('/') ? `http://localhost${url}` : url).pathname;
}

function isNavigation(request: IncomingMessage, path: string): boolean {
  return !FILES_ONLY.test(path) && (request.headers.accept ?? '').includes('text/html');
}

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': NEVER_STORE });
  response.end(`${message}\n`);
}
