import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, TicketPage, test } from './support/fixtures.ts';

const TICKET = 'second day without internet, the technician never showed up and nobody calls back';

test('the second start works with the server stopped: shell, model, suggestion and saving', async ({
  server,
  ticketPage,
  page,
  context,
}) => {
  await ticketPage.open(server);
  await ticketPage.waitUntilKept();
  await server.stop();

  await page.reload();
  await ticketPage.text.fill(TICKET);
  await expect(ticketPage.offers).toHaveCount(3);
  await ticketPage.send.click();
  await expect(ticketPage.saved).toContainText('Saved on this device');

  const other = new TicketPage(await context.newPage());
  await other.page.goto(`${server.origin}/some/deep/link`);
  await other.page.getByRole('link', { name: 'New ticket' }).click();
  await expect(other.saved).toContainText(TICKET);
  await other.text.fill('and now the router will not even turn on, all lights are off');
  await expect(other.offers).toHaveCount(3);
});

test('the model is downloaded once, and read from this device afterwards', async ({ server, ticketPage, page }) => {
  const modelRequests = () => server.requests.filter((path) => path.includes(server.modelFile)).length;
  await ticketPage.open(server);
  await ticketPage.waitUntilKept();
  expect(modelRequests()).toBe(1);
  for (let start = 0; start < 2; start++) {
    await page.reload();
    await ticketPage.text.fill(TICKET);
    await expect(ticketPage.offers).toHaveCount(3);
  }
  expect(modelRequests()).toBe(1);
});

test('the service worker keeps the shell and not the model', async ({ server, ticketPage, page }) => {
  await ticketPage.open(server);
  await ticketPage.waitUntilKept();
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept).toContain('/index.html');
  expect(kept.some((path) => /classifier\.worker-.*\.js$/.test(path))).toBe(true);
  expect(kept.filter((path) => path.includes('.model'))).toEqual([]);
});

test('a first start without the model: the form works, and suggests once the model can be had', async ({
  server,
  ticketPage,
  page,
}) => {
  const file = join(server.folder, 'assets', server.modelFile);
  const copies = [file, `${file}.gz`, `${file}.br`];
  for (const copy of copies) renameSync(copy, `${copy}.away`);
  await ticketPage.open(server);
  await expect(page.getByText('Suggestions are not available')).toBeVisible();
  await ticketPage.text.fill(TICKET);
  await ticketPage.category.selectOption({ label: 'Technical issue' });
  await ticketPage.send.click();
  await expect(ticketPage.saved).toContainText('Technical issue');

  for (const copy of copies) renameSync(`${copy}.away`, copy);
  await ticketPage.text.fill(TICKET);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(ticketPage.offers).toHaveCount(3);
});
