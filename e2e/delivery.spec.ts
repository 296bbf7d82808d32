import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { AppServer } from './support/appServer.ts';
import { test as base, expect } from './support/fixtures.ts';
import { type HelpdeskServer, startHelpdeskServer, status } from './support/helpdeskServer.ts';

const TICKET = 'The parcel says delivered on Tuesday but nothing came. Please send my money back';

const test = base.extend<{ helpdesk: HelpdeskServer }>({
  helpdesk: async ({ server }, use) => {
    const helpdesk = await startHelpdeskServer();
    configure(server, helpdesk);
    await use(helpdesk);
    await helpdesk.stop();
  },
});

function configure({ folder }: AppServer, { url }: HelpdeskServer): void {
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ delivery: { type: 'webhook', url } }));
}

test('SEC-5: a ticket is sent to the helpdesk with one request, and its reference shown', async ({
  server,
  helpdesk,
  ticketPage,
  page,
}) => {
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== server.origin && request.method() === 'POST') foreign.push(request.url());
  });
  await ticketPage.open(server);
  await ticketPage.text.fill(TICKET);
  await expect(ticketPage.offers).toHaveCount(3);
  await ticketPage.category.selectOption({ label: 'Refund' });
  expect(foreign).toEqual([]);
  await ticketPage.send.click();
  await expect(ticketPage.saved).toContainText('Sent, reference');
  expect(foreign).toEqual([helpdesk.url]);
  expect(helpdesk.tickets).toHaveLength(1);
  const body = JSON.parse(helpdesk.tickets[0].body);
  expect(body).toMatchObject({ text: TICKET, chosen: { intent: 'refund' }, channel: 'form' });
  expect(body.suggested.intent.label).toBeDefined();
  expect(body.external_id).toBe(helpdesk.tickets[0].key);
});

test('OB-1, OB-8: an acknowledgement that was lost makes no second ticket: same key, same bytes, over a reload', async ({
  server,
  helpdesk,
  ticketPage,
  page,
}) => {
  await ticketPage.open(server);
  await ticketPage.waitUntilKept();
  helpdesk.otherwise(() => 'resetAfterStore');
  await ticketPage.text.fill(TICKET);
  await ticketPage.send.click();
  await expect.poll(() => helpdesk.requests.length).toBeGreaterThan(0);
  await expect(ticketPage.saved).toContainText('Saved on this device');
  helpdesk.otherwise(() => 'ok');
  await page.reload();
  await expect(ticketPage.saved).toContainText('Sent, reference', { timeout: 20_000 });
  expect(helpdesk.tickets).toHaveLength(1);
  expect(new Set(helpdesk.requests.map(({ key }) => key)).size).toBe(1);
  expect(new Set(helpdesk.requests.map(({ body }) => body)).size).toBe(1);
});

test('OB-5: a ticket that is refused says why, and can be sent again', async ({
  server,
  helpdesk,
  ticketPage,
  page,
}) => {
  helpdesk.script(status(422));
  await ticketPage.open(server);
  await ticketPage.text.fill(TICKET);
  await ticketPage.send.click();
  await expect(ticketPage.saved).toContainText('Failed');
  await ticketPage.saved.getByText('Failed').click();
  await page.getByRole('button', { name: 'Send again' }).click();
  await expect(ticketPage.saved).toContainText('Sent, reference');
  expect(helpdesk.tickets).toHaveLength(1);
});

test('OB-6: two windows send each ticket once', async ({ server, helpdesk, ticketPage, context }) => {
  helpdesk.otherwise(() => status(503));
  await ticketPage.open(server);
  for (const text of ['first', 'second', 'third']) {
    await ticketPage.text.fill(`${text} ticket about a parcel`);
    await ticketPage.send.click();
    await expect(ticketPage.saved.filter({ hasText: `${text} ticket` })).toHaveCount(1);
  }
  helpdesk.otherwise(() => 'ok');
  const other = await context.newPage();
  await other.goto(`${server.origin}/`);
  // Whichever window comes first may have sent them all before the other finds its button.
  const sendNow = (window: Page) => window.getByRole('button', { name: 'Send now' }).click({ timeout: 5_000 });
  await Promise.allSettled([ticketPage.page, other].map(sendNow));
  await expect.poll(() => helpdesk.tickets.length, { timeout: 30_000 }).toBe(3);
  const keys = helpdesk.tickets.map(({ key }) => key);
  expect(new Set(keys).size).toBe(3);
});
