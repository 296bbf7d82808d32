import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAppServer } from '../../tools/serve/createAppServer.ts';

const DIST = join(import.meta.dirname, '..', '..', 'dist');

/** The built app behind the server that ships with it, on an address of its own that stays the same over restarts. */
export interface AppServer {
  readonly origin: string;
  /** A copy of the build that a test may damage. */
  readonly folder: string;
  /** File name, below `assets`, of the released model. */
  readonly modelFile: string;
  /** Addresses that were asked for, in order. */
  readonly requests: readonly string[];
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stops and deletes the copy. */
  dispose(): Promise<void>;
}

export async function startAppServer(): Promise<AppServer> {
  const folder = mkdtempSync(join(tmpdir(), 'pocket-triage-'));
  cpSync(DIST, folder, { recursive: true });
  const requests: string[] = [];
  let server: Server = await listen(0);
  const { port } = server.address() as AddressInfo;

  async function listen(wanted: number): Promise<Server> {
    const listening = createAppServer(folder);
    listening.on('request', ({ url }) => requests.push(url ?? ''));
    await new Promise<void>((resolve, reject) => {
      listening.on('error', reject);
      listening.listen(wanted, '127.0.0.1', resolve);
    });
    return listening;
  }

  async function stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
  }

  return {
    origin: `http://localhost:${port}`,
    folder,
    modelFile: readdirSync(join(folder, 'assets')).find((name) => /\.model-[\w-]+\.json$/.test(name)) ?? '',
    requests,
    stop,
    async start() {
      server = await listen(port);
    },
    async dispose() {
      if (server.listening) await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
