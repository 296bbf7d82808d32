import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { AppServer } from './appServer.ts';

/**
 * Starts the built worker in the page, a second time, and asks it of every text. Speaks Comlink's wire format by hand:
 * the page has no Comlink to lend.
 */
export async function callWorker(page: Page, server: AppServer, texts: readonly string[]): Promise<unknown[]> {
  const name = readdirSync(join(server.folder, 'assets')).find((file) => /^classifier\.worker-[\w-]+\.js$/.test(file));
  return page.evaluate(
    async ({ url, tickets }) => {
      const worker = new Worker(url, { type: 'module' });
      await new Promise<void>((resolve) => {
        worker.onmessage = ({ data }) => data === 'ready' && resolve();
      });
      const call = (method: string, ...args: string[]) =>
        new Promise<{ ok: boolean; value?: unknown; message?: string }>((resolve) => {
          worker.onmessage = ({ data }) => resolve(data.value);
          worker.postMessage({
            id: crypto.randomUUID(),
            type: 'APPLY',
            path: [method],
            argumentList: args.map((value) => ({ type: 'RAW', value })),
          });
        });
      const loaded = await call('load');
      if (!loaded.ok) throw new Error(loaded.message);
      const replies: unknown[] = [];
      for (const ticket of JSON.parse(tickets) as string[]) replies.push((await call('assess', ticket)).value);
      worker.terminate();
      return replies;
    },
    // As JSON, which writes lone surrogates as escapes: not every browser's protocol lets them through.
    { url: `/assets/${name}`, tickets: JSON.stringify(texts) },
  );
}
