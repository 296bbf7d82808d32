import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import sirv from 'sirv';
import { cacheControlOf, NEVER_STORE, SECURITY_HEADERS } from './securityHeaders.ts';

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
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      refuse(response, 405, 'Only GET and HEAD are answered here.');
      return;
    }
    const path = pathOf(request);
    response.setHeader('Cache-Control', cacheControlOf(path));
    serveFile(request, response, () => {
      if (!isNavigation(request, path)) {
        refuse(response, 404, 'There is no such file.');
        return;
      }
      request.url = '/';
      serveFile(request, response, () => refuse(response, 404, 'The app is not built.'));
    });
  });
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split(/[?#]/, 1)[0];
}

function isNavigation(request: IncomingMessage, path: string): boolean {
  return !FILES_ONLY.test(path) && (request.headers.accept ?? '').includes('text/html');
}

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': NEVER_STORE });
  response.end(`${message}\n`);
}
