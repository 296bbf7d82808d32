import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { AppServer } from './support/appServer.ts';
import { expect, TicketPage, test } from './support/fixtures.ts';

const TICKET = 'second day without internet, the technician never showed up and nobody calls back';
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';

interface Picture {
  readonly src: string;
  readonly sizes: string;
  readonly type: string;
  readonly purpose?: string;
  readonly form_factor?: string;
  readonly label?: string;
}

interface Manifest extends Readonly<Record<string, unknown>> {
  readonly icons: readonly Picture[];
  readonly screenshots: readonly Picture[];
  readonly shortcuts: readonly { readonly name: string; readonly url: string; readonly icons: readonly Picture[] }[];
}

function readManifest(server: AppServer): Manifest {
  return JSON.parse(readFileSync(join(server.folder, 'manifest.webmanifest'), 'utf8'));
}

/** Width and height stand in the first chunk of a PNG. */
function sizeOfPng(server: AppServer, { src }: Picture): string {
  const bytes = readFileSync(join(server.folder, src));
  expect(bytes.subarray(1, 4).toString('latin1'), src).toBe('PNG');
  return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
}

test('PWA-2: the manifest says all there is to say', async ({ server }) => {
  const manifest = readManifest(server);
  expect(manifest).toMatchObject({
    id: '/',
    name: 'Pocket Triage',
    short_name: expect.stringMatching(/^.{1,12}$/),
    description: expect.stringMatching(/.{20}/),
    lang: 'en',
    dir: 'ltr',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    theme_color: expect.stringMatching(/^#[0-9a-f]{6}$/),
    background_color: expect.stringMatching(/^#[0-9a-f]{6}$/),
    categories: expect.arrayContaining(['business']),
    launch_handler: { client_mode: ['focus-existing', 'auto'] },
    share_target: {
      action: '/share',
      method: 'POST',
      enctype: 'multipart/form-data',
      params: { title: 'title', text: 'text' },
    },
  });
  expect(manifest.shortcuts.map(({ name }) => name)).toEqual(['New ticket', 'Your tickets']);
});

test('PWA-2: every picture of the manifest exists, in the size it is said to have', async ({ server }) => {
  const { icons, screenshots, shortcuts } = readManifest(server);
  const pictures = [...icons, ...screenshots, ...shortcuts.flatMap((shortcut) => shortcut.icons)];
  for (const picture of pictures.filter(({ type }) => type === 'image/png')) {
    expect(sizeOfPng(server, picture), picture.src).toBe(picture.sizes);
  }
  for (const { src } of pictures.filter(({ type }) => type === 'image/svg+xml')) {
    expect(readFileSync(join(server.folder, src), 'utf8')).toContain('<svg');
  }
  const plain = icons.filter(({ purpose = 'any' }) => purpose === 'any').map(({ sizes }) => sizes);
  expect(plain).toEqual(expect.arrayContaining(['192x192', '512x512']));
  expect(icons.filter(({ purpose }) => purpose === 'maskable').map(({ sizes }) => sizes)).toContain('512x512');
  for (const factor of ['wide', 'narrow']) {
    expect(screenshots.filter(({ form_factor }) => form_factor === factor).length, factor).toBeGreaterThan(0);
  }
  for (const { label } of screenshots) expect(label).toMatch(/\w/);
});

test('PWA-1: Chromium reads the manifest without complaint and would install the app', async ({
  server,
  ticketPage,
  page,
  browserName,
}) => {
  test.skip(browserName !== 'chromium', 'only Chromium says whether a page can be installed');
  await ticketPage.open(server);
  await ticketPage.waitUntilKept();
  const session = await page.context().newCDPSession(page);
  const { errors, data } = await session.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  expect(JSON.parse(data ?? '{}')).toMatchObject({ id: '/' });
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  // Every context of a test is a private window.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
});

test('PWA-2: every shortcut opens a page of the app', async ({ server, page }) => {
  for (const { url } of readManifest(server).shortcuts) {
    await page.goto(server.origin + url);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('How can we help?');
  }
});

/** What waits in the cache for the page to take it. */
function readStash(page: Page): Promise<unknown[]> {
  return page.evaluate(async () => {
    const cache = await caches.open('share');
    const requests = await cache.keys();
    return Promise.all(requests.map(async (request) => (await cache.match(request))?.json()));
  });
}

test('PWA-3: a shared text is put aside on the device and sent to no server', async ({ server, ticketPage, page }) => {
  await ticketPage.open(server);
  await ticketPage.waitUntilKept();
  await page.reload();
  const type = await page.evaluate(async (text) => {
    const body = new FormData();
    body.append('title', 'Übertragung');
    body.append('text', text);
    return (await fetch('/share', { method: 'POST', body, redirect: 'manual' })).type;
  }, TICKET);
  expect(type).toBe('opaqueredirect');
  expect(await readStash(page)).toEqual([{ title: 'Übertragung', text: TICKET }]);
  expect(server.requests.filter((url) => url.startsWith('/share'))).toEqual([]);
});

/** Sends a form as the browser does for a share. */
async function share(page: Page, text: string): Promise<void> {
  await page.evaluate((value) => {
    const form = document.createElement('form');
    Object.assign(form, { method: 'post', action: '/share', enctype: 'multipart/form-data' });
    const field = document.createElement('input');
    Object.assign(field, { name: 'text', value });
    form.append(field);
    document.body.append(form);
    form.submit();
  }, text);
}

test('PWA-3: a shared text is offered once beside what is being written, and a reload does not repeat it', async ({
  server,
  ticketPage,
  page,
}) => {
  await ticketPage.open(server);
  await ticketPage.waitUntilKept();
  await page.reload();
  await ticketPage.text.fill('my own words');
  await share(page, TICKET);
  const offered = page.getByRole('region', { name: 'Unsent texts' }).getByRole('listitem');
  for (let load = 0; load < 2; load++) {
    await expect(offered).toHaveCount(1);
    await expect(offered).toContainText(TICKET);
    await expect(ticketPage.text).toHaveValue('my own words');
    expect(page.url()).toBe(`${server.origin}/`);
    expect(await readStash(page)).toEqual([]);
    await page.reload();
  }
  await offered.getByRole('button', { name: 'Throw away' }).click();
  await page.reload();
  await expect(ticketPage.text).toHaveValue('my own words');
  await expect(offered).toHaveCount(0);
  expect(server.requests.filter((url) => url.startsWith('/share') || url.includes('technician'))).toEqual([]);
});

test('PWA-6: the app says when it works offline, and then it does, from a cold start', async ({
  server,
  ticketPage,
  page,
  context,
}) => {
  await ticketPage.open(server);
  await expect(page.getByText('Ready to work offline')).toBeVisible();
  await server.stop();
  await page.close();
  const cold = new TicketPage(await context.newPage());
  await cold.open(server);
  await cold.text.fill(TICKET);
  await expect(cold.offers).toHaveCount(3);
  await cold.send.click();
  await expect(cold.saved).toContainText(TICKET);
});

test('PWA-6: nothing is promised while there is no model', async ({ server, ticketPage, page }) => {
  await page.context().route('**/*.model-*.json', (route) => route.abort());
  await ticketPage.open(server);
  await expect(page.getByText('Suggestions are not available')).toBeVisible();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  await page.waitForTimeout(500);
  await expect(page.getByText('Ready to work offline')).toHaveCount(0);
});

test('PWA-5: on an iPhone the page says how it is installed, until that is dismissed', async ({
  server,
  browser,
  browserName,
}) => {
  test.skip(browserName !== 'chromium', 'a stock Firefox takes no other name');
  const context = await browser.newContext({ userAgent: IPHONE, viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto(`${server.origin}/`);
  const hint = page.getByRole('region', { name: 'Keep it on your Home Screen' });
  await expect(hint).toContainText('Add to Home Screen');
  await hint.getByRole('button', { name: 'Dismiss' }).click();
  await expect(hint).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(hint).toHaveCount(0);
  await context.close();
});
