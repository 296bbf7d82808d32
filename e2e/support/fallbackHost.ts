import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAppServer } from '../../tools/serve/createAppServer.ts';

/** A host that answers some files with its page for everything, as many do with files they do not have. */
export interface FallbackHost {
  readonly origin: string;
  /** From now on, for paths that match; null for none. */
  answerWithHtml(paths: RegExp | null): void;
  stop(): Promise<void>;
}

export async function startFallbackHost(folder: string): Promise<FallbackHost> {
  const app = createAppServer(folder);
  let wrong: RegExp | null = null;
  const server = createServer((request, response) => {
    if (wrong?.test(request.url ?? '')) {
      response.writeHead(200, { 'Content-Type': 'text/html', 'Cache-Control': 'no-store' });
      response.end('<!doctype html><title>Everything</title>');
      return;
    }
    app.emit('request', request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    answerWithHtml(paths) {
      wrong = paths;
    },
    stop() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
