import { test as base, expect, type Locator, type Page } from '@playwright/test';
import { type AppServer, startAppServer } from './appServer.ts';

/** The form as a person, or a screen reader, finds it. */
export class TicketPage {
  readonly page: Page;
  readonly text: Locator;
  readonly offers: Locator;
  readonly category: Locator;
  readonly send: Locator;
  readonly saved: Locator;

  constructor(page: Page) {
    this.page = page;
    this.text = page.getByRole('textbox', { name: 'Describe the problem' });
    this.offers = page.getByRole('group', { name: 'Suggested category' }).getByRole('button');
    this.category = page.getByRole('combobox', { name: 'Category' });
    this.send = page.getByRole('button', { name: 'Send ticket' });
    this.saved = page.getByRole('region', { name: 'Your tickets' }).getByRole('listitem');
  }

  async open(server: AppServer): Promise<void> {
    await this.page.goto(`${server.origin}/`);
  }

  /** Waits until the next start needs no network: shell kept by the service worker, model in IndexedDB. */
  async waitUntilKept(): Promise<void> {
    await this.page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
    await expect
      .poll(() =>
        this.page.evaluate(async () => {
          const caches = await self.caches.keys();
          const shell = await Promise.all(
            caches.map(async (name) => (await (await self.caches.open(name)).keys()).length),
          );
          const databases = await indexedDB.databases();
          if (!databases.some(({ name }) => name === 'pocket-triage')) return false;
          const models = await new Promise<number>((resolve) => {
            const request = indexedDB.open('pocket-triage');
            request.onsuccess = () => {
              const count = request.result.transaction('modelFiles').objectStore('modelFiles').count();
              count.onsuccess = () => {
                request.result.close();
                resolve(count.result);
              };
            };
            request.onerror = () => resolve(0);
          });
          return models === 1 && shell.reduce((sum, count) => sum + count, 0) > 5;
        }),
      )
      .toBe(true);
  }
}

/** What a browser says of a request that a test made fail. */
const EXPECTED = /Failed to load resource|net::ERR|CORS request did not succeed/;

export const test = base.extend<{ server: AppServer; ticketPage: TicketPage; violations: string[] }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
  server: async ({}, use) => {
    const server = await startAppServer();
    await use(server);
    await server.dispose();
  },
  ticketPage: async ({ page }, use) => {
    await use(new TicketPage(page));
  },
  /** Everything the page complained of; no test may leave any. */
  violations: [
    async ({ page }, use) => {
      const violations: string[] = [];
      page.on('pageerror', ({ message }) => {
        if (!EXPECTED.test(message)) violations.push(`error: ${message}`);
      });
      page.on('console', (message) => {
        if (message.type() === 'error' && !EXPECTED.test(message.text())) violations.push(message.text());
      });
      await use(violations);
      expect(violations).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
