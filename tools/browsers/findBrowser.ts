// Which browsers the tests and the drawing commands run in: one that is installed, else Playwright's own.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, firefox } from 'playwright';

export type BrowserName = 'chromium' | 'firefox';

/** A browser as Playwright is to start it; without `executablePath` it is Playwright's own. */
export interface FoundBrowser {
  readonly executablePath?: string;
  /** Playwright drives a stock Firefox through its own channel, and only that. */
  readonly channel?: 'moz-firefox';
  readonly args: readonly string[];
}

const INSTALLED: Readonly<Record<BrowserName, readonly string[]>> = {
  chromium: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/snap/bin/chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    join(process.env['PROGRAMFILES'] ?? 'C:\\Program Files', 'Google\\Chrome\\Application\\chrome.exe'),
  ],
  firefox: [
    '/usr/bin/firefox-esr',
    '/usr/bin/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    join(process.env['PROGRAMFILES'] ?? 'C:\\Program Files', 'Mozilla Firefox\\firefox.exe'),
  ],
};

/** Names a browser by path, over all that is found. */
const OVERRIDE: Readonly<Record<BrowserName, string>> = { chromium: 'CHROMIUM_PATH', firefox: 'FIREFOX_PATH' };

/** The browser to use, or null when there is none. */
export function findBrowser(name: BrowserName): FoundBrowser | null {
  // Chromium's sandbox refuses to run as root, as in most containers.
  const args = name === 'chromium' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const executablePath = process.env[OVERRIDE[name]] ?? INSTALLED[name].find((path) => existsSync(path));
  if (executablePath !== undefined) {
    return { executablePath, args, ...(name === 'firefox' ? { channel: 'moz-firefox' as const } : {}) };
  }
  const bundled = (name === 'chromium' ? chromium : firefox).executablePath();
  return existsSync(bundled) ? { args } : null;
}
