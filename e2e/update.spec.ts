import { copyFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { deployBuild } from './support/deployBuild.ts';
import { startFallbackHost } from './support/fallbackHost.ts';
import { expect, test } from './support/fixtures.ts';
import { UpdatingTab } from './support/updates.ts';

const [A, B, C] = ['AAAAAAAA', 'BBBBBBBB', 'CCCCCCCC'];
const TICKET = 'second day without internet, the technician never showed up and nobody calls back';
const OTHER = 'The parcel says delivered on Tuesday but nothing came. Please send my money back';
const KILL_SWITCH = join(import.meta.dirname, '..', 'examples', 'kill-switch', 'sw.js');

test('SW-1, SW-2, SW-6: three builds in two tabs: nobody is interrupted, and one tab reloads, once, when asked to', async ({
  server,
  context,
  page,
}) => {
  await deployBuild(server, A);
  const one = new UpdatingTab(page);
  await one.openKept(server);
  const two = new UpdatingTab(await context.newPage());
  await two.openKept(server);
  const failed: string[] = [];
  for (const tab of [one, two]) tab.page.on('requestfailed', (request) => failed.push(request.url()));
  await one.text.fill(TICKET);
  await two.text.fill(OTHER);
  // There is one voice: what it says of the text comes first.
  for (const tab of [one, two]) {
    await expect(tab.page.getByRole('status')).toContainText('Suggested category', { timeout: 15_000 });
  }

  await deployBuild(server, B);
  expect(readdirSync(join(server.folder, 'assets')).filter((name) => name.includes(A))).toEqual([]);
  await one.lookForUpdate();
  for (const tab of [one, two]) {
    await expect(tab.notice).toContainText('A new version is ready. Your text is kept.');
    await expect(tab.page.getByRole('status')).toContainText('A new version is ready');
  }
  await one.later.click();
  await expect(one.notice).toHaveCount(0);

  await deployBuild(server, C);
  await two.lookForUpdate();
  await expect(one.updateNow).toBeVisible();
  await expect(two.updateNow).toBeVisible();

  // Before anybody agreed: both are pages of build A, whole though the server has forgotten it.
  for (const [tab, text] of [
    [one, TICKET],
    [two, OTHER],
  ] as const) {
    expect(tab.navigations).toBe(0);
    expect(await tab.build()).toBe(A);
    await expect(tab.text).toHaveValue(text);
    const statuses = await tab.page.evaluate(async () => {
      const urls = [...document.querySelectorAll('script[src], link[rel=stylesheet]')].map(
        (element) => element.getAttribute('src') ?? element.getAttribute('href') ?? '',
      );
      return Promise.all(urls.map(async (url) => (await fetch(url)).status));
    });
    expect(statuses.length).toBeGreaterThanOrEqual(2);
    expect(new Set(statuses)).toEqual(new Set([200]));
  }

  await one.updateNow.click();
  await expect.poll(() => one.build()).toBe(C);
  await expect(one.notice).toHaveCount(0);
  await expect(one.text).toHaveValue(TICKET);
  await expect(two.notice).toContainText('Pocket Triage was updated');
  // Long enough for a second reload, if there were one.
  await one.page.waitForTimeout(1_500);
  expect(one.navigations).toBe(1);
  expect(two.navigations).toBe(0);
  expect(await two.build()).toBe(A);
  await expect(two.text).toHaveValue(OTHER);

  // The old tab goes on: it classifies and stores, with none of its files left anywhere.
  await two.text.fill(`${OTHER} at once`);
  await expect(two.offers).toHaveCount(3);
  await two.send.click();
  await expect(two.saved).toHaveCount(1);
  expect(failed).toEqual([]);

  await two.reload.click();
  await expect.poll(() => two.build()).toBe(C);
  await expect(two.saved).toHaveCount(1);
  expect(two.navigations).toBe(1);
});

test('SW-6: a version that came with nobody looking is offered by the next page', async ({ server, page }) => {
  await deployBuild(server, A);
  const tab = new UpdatingTab(page);
  await tab.openKept(server);
  await deployBuild(server, B);
  await tab.lookForUpdate();
  await expect(tab.updateNow).toBeVisible();
  await tab.later.click();
  await page.reload();
  await expect(tab.updateNow).toBeVisible();
  expect(await tab.build()).toBe(A);
  await tab.updateNow.click();
  await expect.poll(() => tab.build()).toBe(B);
});

test('SW-4: a build whose script is answered with HTML is not installed, and the old one goes on', async ({
  server,
  page,
}) => {
  await deployBuild(server, A);
  const host = await startFallbackHost(server.folder);
  const tab = new UpdatingTab(page);
  await tab.openKept(host);
  host.answerWithHtml(/^\/assets\/index-B+\.js$/);
  await deployBuild(server, B);
  expect(await tab.installVersion()).toBe('redundant');
  await page.reload();
  expect(await tab.build()).toBe(A);
  await expect(tab.text).toBeVisible();

  host.answerWithHtml(null);
  expect(await tab.installVersion()).toBe('installed');
  await host.stop();
});

test('SW-7: the kill switch takes worker and caches away, and keeps every ticket', async ({ server, page }) => {
  const tab = new UpdatingTab(page);
  await tab.openKept(server);
  await tab.text.fill(TICKET);
  await tab.send.click();
  await expect(tab.saved).toHaveCount(1);
  await tab.text.fill(OTHER);

  for (const ending of ['gz', 'br']) rmSync(join(server.folder, `sw.js.${ending}`), { force: true });
  copyFileSync(KILL_SWITCH, join(server.folder, 'sw.js'));
  await tab.lookForUpdate();
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([]);
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  await expect(tab.text).toHaveValue(OTHER);
  expect(tab.navigations).toBe(0);

  await page.reload();
  await expect(tab.saved).toContainText(TICKET);
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([]);
});
