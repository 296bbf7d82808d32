// npm run icons: draws the PNG icons of the manifest from `public/icons/icon.svg`.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { obtainBrowser } from './obtainBrowser.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'public', 'icons');
/** A maskable icon may be cut to a circle of 80 % of its width. */
const MASKABLE_SCALE = 0.66;

const found = obtainBrowser('chromium');
if (found === null) process.exit(1);
const browser = await chromium.launch({ ...found, args: [...found.args] });
const svg = readFileSync(join(FOLDER, 'icon.svg'), 'utf8');
for (const { name, size, scale, background } of [
  { name: 'icon-192', size: 192, scale: 1, background: 'transparent' },
  { name: 'icon-512', size: 512, scale: 1, background: 'transparent' },
  { name: 'icon-maskable-512', size: 512, scale: MASKABLE_SCALE, background: '#0b6e69' },
]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const source = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await page.setContent(
    `<body style="margin:0;display:grid;place-items:center;height:100vh;background:${background}"><img src="${source}" width="${size * scale}">`,
  );
  await page.screenshot({ path: join(FOLDER, `${name}.png`), omitBackground: true });
  await page.close();
}
await browser.close();
