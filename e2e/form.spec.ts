import { expect, test } from './support/fixtures.ts';

const TICKET = 'The parcel says delivered on Tuesday but nothing came. Please send my money back';

test('a ticket is typed, suggested, chosen and saved, and is there after a reload', async ({
  server,
  ticketPage,
  page,
}) => {
  await ticketPage.open(server);
  await ticketPage.text.pressSequentially(TICKET, { delay: 2 });
  await expect(ticketPage.offers).toHaveCount(3);
  for (const offer of await ticketPage.offers.all()) await expect(offer).toHaveAttribute('aria-pressed', 'false');
  await expect(ticketPage.category).toHaveValue('');

  await ticketPage.offers.first().click();
  await expect(ticketPage.category).not.toHaveValue('');
  await ticketPage.send.click();
  await expect(ticketPage.saved).toHaveCount(1);
  await expect(ticketPage.saved).toContainText('Saved on this device');
  await expect(page.getByRole('status')).toHaveText('Saved on this device');
  await expect(ticketPage.text).toHaveValue('');

  await page.reload();
  await expect(ticketPage.saved).toContainText(TICKET);
});

test('SEC-5: nothing is asked of another origin, and nothing at all while a ticket is typed and sent', async ({
  server,
  ticketPage,
  page,
}) => {
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== server.origin) foreign.push(request.url());
  });
  await ticketPage.open(server);
  await ticketPage.waitUntilKept();
  const before = server.requests.length;
  await ticketPage.text.fill(TICKET);
  await expect(ticketPage.offers).toHaveCount(3);
  await ticketPage.send.click();
  await expect(ticketPage.saved).toHaveCount(1);
  // A browser looks for a new version of the app when it pleases; that says nothing of the ticket.
  expect(server.requests.slice(before).filter((path) => path !== '/sw.js')).toEqual([]);
  expect(foreign).toEqual([]);
});

test('UX-7: a megabyte is pasted and kept whole; that it is too long to send is said, not cut', async ({
  server,
  ticketPage,
  page,
}) => {
  await ticketPage.open(server);
  const start = 'my internet has been down since this morning, nothing loads. ';
  const length = start.length + 1_000_000;
  await ticketPage.text.focus();
  await page.evaluate((beginning) => {
    const field = document.querySelector('textarea') as HTMLTextAreaElement;
    field.value = beginning + 'x'.repeat(1_000_000);
    field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
  }, start);
  await expect(ticketPage.offers).toHaveCount(3);
  expect((await ticketPage.text.inputValue()).length).toBe(length);
  await ticketPage.send.click();
  await expect(page.getByRole('alert')).toContainText('it has 1,000,061 characters, and 20,000 can be sent');
  expect((await ticketPage.text.inputValue()).length).toBe(length);
});

test('UX-8: a text survives a reload and a click on a link', async ({ server, ticketPage, page }) => {
  await ticketPage.open(server);
  await ticketPage.text.fill('half a sentence about my');
  await page.reload();
  await expect(ticketPage.text).toHaveValue('half a sentence about my');
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByRole('heading', { name: 'On this device', exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'New ticket' }).click();
  await expect(ticketPage.text).toHaveValue('half a sentence about my');
});

test('SEC-12: everything is erased from this device, and the app starts anew', async ({ server, ticketPage, page }) => {
  await ticketPage.open(server);
  await ticketPage.waitUntilKept();
  await ticketPage.text.fill('a ticket that must go');
  await ticketPage.send.click();
  await expect(ticketPage.saved).toHaveCount(1);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Erase everything…' }).click();
  await expect(page.getByText('One ticket was never sent and will be lost')).toBeVisible();
  await page.getByRole('button', { name: 'Erase for good' }).click();
  await expect(page.getByRole('link', { name: 'Start anew' })).toBeVisible();
  const left = await page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    storage: localStorage.length + sessionStorage.length,
  }));
  expect(left).toEqual({ databases: [], caches: [], storage: 0 });
  await page.getByRole('link', { name: 'Start anew' }).click();
  await expect(ticketPage.text).toHaveValue('');
  await expect(ticketPage.saved).toHaveCount(0);
});

test('SEC-11: markup that is typed stays text', async ({ server, ticketPage, page }) => {
  await ticketPage.open(server);
  await ticketPage.text.fill('<img src=x onerror="document.title=\'owned\'"><script>document.title="owned"</script>');
  await ticketPage.send.click();
  await expect(ticketPage.saved).toContainText('<img src=x');
  await expect(page).not.toHaveTitle('owned');
});

test('an address that leads nowhere says so and leads back', async ({ server, ticketPage, page }) => {
  await page.goto(`${server.origin}/no/such/page`);
  await expect(page.getByRole('heading', { name: 'This page does not exist' })).toBeVisible();
  await page.getByRole('link', { name: 'write a ticket' }).click();
  await expect(ticketPage.text).toBeVisible();
});

test('the form fits a screen of 320 pixels', async ({ server, ticketPage, page }) => {
  await page.setViewportSize({ width: 320, height: 600 });
  await ticketPage.open(server);
  await ticketPage.text.fill(`${TICKET} ${'W'.repeat(80)}`);
  await expect(ticketPage.offers).toHaveCount(3);
  await ticketPage.send.click();
  await expect(ticketPage.saved).toHaveCount(1);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
});
