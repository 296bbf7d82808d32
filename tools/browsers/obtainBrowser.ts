import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type BrowserName, type FoundBrowser, findBrowser } from './findBrowser.ts';

const DEBIAN_PACKAGE: Readonly<Record<BrowserName, string>> = { chromium: 'chromium', firefox: 'firefox-esr' };

/**
 * Finds a browser, or gets one: as root on Debian from its packages, elsewhere from Playwright. Returns null, and has
 * said how to get one, when neither works.
 */
export function obtainBrowser(name: BrowserName): FoundBrowser | null {
  const found = findBrowser(name);
  if (found !== null) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log(`${name}: not installed, getting it from Debian's packages`);
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', DEBIAN_PACKAGE[name]]);
  }
  if (findBrowser(name) === null) {
    console.log(`${name}: not installed, getting Playwright's`);
    run(process.execPath, ['node_modules/playwright/cli.js', 'install', name]);
  }
  const obtained = findBrowser(name);
  if (obtained === null) {
    console.error(
      `${name}: there is none. Install it (on Debian: apt-get install ${DEBIAN_PACKAGE[name]}; elsewhere: npx playwright install ${name}) or name it in ${name.toUpperCase()}_PATH.`,
    );
  }
  return obtained;
}

function run(command: string, args: readonly string[]): void {
  spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}
