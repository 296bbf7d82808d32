import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';

const TICKET = 'The parcel says delivered on Tuesday but nothing came. Please send my money back';

async function expectNoFindings(page: Page, state: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    state,
  ).toEqual([]);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`T-7: axe finds nothing in any state, ${colorScheme}`, async ({ server, ticketPage, page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await ticketPage.open(server);
    await expectNoFindings(page, 'empty');
    await ticketPage.send.click();
    await expect(page.getByRole('region', { name: 'There is a problem' })).toBeFocused();
    await expectNoFindings(page, 'error summary');
    await ticketPage.text.fill(TICKET);
    await expect(ticketPage.offers).toHaveCount(3);
    await expectNoFindings(page, 'suggesting');
    await ticketPage.offers.first().click();
    await expectNoFindings(page, 'chosen');
    await ticketPage.send.click();
    await expect(ticketPage.saved).toHaveCount(1);
    await expectNoFindings(page, 'saved');
    await page.goto(`${server.origin}/nowhere`);
    await expectNoFindings(page, 'not found');
  });
}

test('a ticket is written, categorised and sent with the keyboard alone', async ({ server, ticketPage, page }) => {
  await ticketPage.open(server);
  const reach = async (name: string) => {
    for (let i = 0; i < 12; i++) {
      await page.keyboard.press('Tab');
      const focused = page.locator(':focus');
      if (((await focused.getAttribute('name')) ?? (await focused.textContent()) ?? '').includes(name)) return;
      if ((await focused.getAttribute('id')) === name) return;
    }
    throw new Error(`${name} cannot be reached with Tab`);
  };
  await reach('text');
  await page.keyboard.type(TICKET);
  await expect(ticketPage.offers).toHaveCount(3);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(ticketPage.offers.first()).toHaveAttribute('aria-pressed', 'true');
  await reach('Send ticket');
  await page.keyboard.press('Enter');
  await expect(ticketPage.saved).toHaveCount(1);
});

test('everything to press is at least 24 by 24 pixels', async ({ server, ticketPage, page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await ticketPage.open(server);
  await ticketPage.text.fill(TICKET);
  await expect(ticketPage.offers).toHaveCount(3);
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('a, button, select, textarea')]
      .map((element) => ({ name: element.textContent, ...element.getBoundingClientRect().toJSON() }))
      .filter(({ width, height }) => width < 24 || height < 24)
      .map(({ name }) => name),
  );
  expect(small).toEqual([]);
});

test('there is one status region, from the start, and it is silent until there is something to say', async ({
  server,
  ticketPage,
  page,
}) => {
  await ticketPage.open(server);
  await expect(page.getByRole('status')).toHaveCount(1);
  await expect(page.getByRole('status')).toHaveText('');
  await ticketPage.text.pressSequentially(TICKET, { delay: 10 });
  await expect(page.getByRole('status')).toHaveText(/^Suggested category: /);
});
