// npm run screenshots: the pictures of the README and of the install dialogue, taken of the built app.

import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { build } from 'vite';
import { createAppServer } from '../serve/createAppServer.ts';
import { obtainBrowser } from './obtainBrowser.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const FOLDER = join(ROOT, 'public', 'screenshots');
const TICKET =
  'Hello, my parcel is marked as delivered since Tuesday but there is nothing here, and the neighbours have not seen ' +
  'it either. Can you find out where the driver left it?';

const found = obtainBrowser('chromium');
if (found === null) process.exit(1);
await build({ root: ROOT, logLevel: 'warn' });
const server = createAppServer(join(ROOT, 'dist'));
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = `http://localhost:${(server.address() as AddressInfo).port}/`;
const browser = await chromium.launch({ ...found, args: [...found.args] });
mkdirSync(FOLDER, { recursive: true });
await take(browser, 'form-wide', 1280, 800, 1);
await take(browser, 'form-narrow', 390, 780, 2);
await browser.close();
server.close();

async function take(from: Browser, name: string, width: number, height: number, scale: number): Promise<void> {
  const page = await from.newPage({ viewport: { width, height }, deviceScaleFactor: scale, colorScheme: 'light' });
  await page.goto(address);
  await page.getByRole('textbox', { name: 'Describe the problem' }).fill(TICKET);
  await page.getByRole('group', { name: 'Suggested category' }).getByRole('button').first().waitFor();
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  await page.close();
}
