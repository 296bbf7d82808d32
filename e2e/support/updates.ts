import { expect, type Locator, type Page } from '@playwright/test';
import { TicketPage } from './fixtures.ts';

/** A tab of the form, and what it says of new versions. */
export class UpdatingTab extends TicketPage {
  readonly notice: Locator;
  readonly updateNow: Locator;
  readonly later: Locator;
  readonly reload: Locator;
  /** Pages this tab has opened since it was made. */
  navigations = 0;

  constructor(page: Page) {
    super(page);
    this.notice = page.getByRole('region', { name: 'New version' });
    this.updateNow = this.notice.getByRole('button', { name: 'Update now' });
    this.later = this.notice.getByRole('button', { name: 'Later' });
    this.reload = this.notice.getByRole('button', { name: 'Reload this tab' });
    page.on('domcontentloaded', () => {
      this.navigations++;
    });
  }

  /** Opens the form under the care of the service worker, ready to classify. */
  async openKept(server: { readonly origin: string }): Promise<void> {
    await this.page.goto(`${server.origin}/`);
    await this.waitUntilKept();
    await this.page.reload();
    await expect.poll(() => this.page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
    this.navigations = 0;
  }

  /** Name of the build whose page this tab shows. */
  build(): Promise<string | null> {
    return this.page.locator('meta[name="build"]').getAttribute('content');
  }

  async lookForUpdate(): Promise<void> {
    await this.page.evaluate(async () => {
      await (await navigator.serviceWorker.ready).update();
    });
  }

  /**
   * Looks for an update, and says what became of the version that was found: `installed` or `redundant`. Looks again each
   * second, because the browser may have found, and given up, the version before.
   */
  installVersion(): Promise<string> {
    return this.page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      return new Promise<string>((resolve) => {
        const look = () => {
          if (registration.waiting !== null) finish('installed');
          else registration.update().catch(() => {});
        };
        const timer = setInterval(look, 1_000);
        const finish = (state: string) => {
          clearInterval(timer);
          resolve(state);
        };
        registration.addEventListener('updatefound', () => {
          const worker = registration.installing;
          worker?.addEventListener('statechange', () => finish(worker.state));
        });
        look();
      });
    });
  }
}
