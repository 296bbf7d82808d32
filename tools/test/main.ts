// npm test: unit tests in Node, component and storage tests in Chromium, then the end-to-end tests of the built app.

import { spawnSync } from 'node:child_process';
import { obtainBrowser } from '../browsers/obtainBrowser.ts';

if (obtainBrowser('chromium') === null) process.exit(1);
// The offline story is told in Firefox as well; without one its tests say that they did not run.
obtainBrowser('firefox');

const STEPS: readonly (readonly [name: string, ...command: string[]])[] = [
  ['unit and browser tests', 'node_modules/vitest/vitest.mjs', 'run'],
  ['build', 'node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'],
  ['end-to-end tests', 'node_modules/@playwright/test/cli.js', 'test', '--config', 'e2e/playwright.config.ts'],
];
for (const [name, script, ...args] of STEPS) {
  console.log(`\n── ${name}`);
  const { status } = spawnSync(process.execPath, [script, ...args], { stdio: 'inherit' });
  if (status !== 0) {
    console.error(`\n${name}: failed`);
    process.exit(status ?? 1);
  }
}
