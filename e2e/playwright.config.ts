import { defineConfig } from '@playwright/test';
import { findBrowser } from '../tools/browsers/findBrowser.ts';

const chromium = findBrowser('chromium');
const firefox = findBrowser('firefox');

/** What only Chromium can show: its axe run covers the page, its developer protocol slows the processor. */
const CHROMIUM_ONLY = ['accessibility.spec.ts', 'performance.spec.ts'];

const inChromium = {
  browserName: 'chromium' as const,
  launchOptions: { ...chromium, args: [...(chromium?.args ?? [])] },
};

if (firefox === null) console.warn('Firefox is not installed: what was promised for Firefox is not tested here.');

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  fullyParallel: false,
  // Every test starts a server and a browser of its own; two at a time is what two cores carry.
  workers: 2,
  timeout: 60_000,
  retries: 0,
  reporter: [['list']],
  use: { trace: 'retain-on-failure' },
  projects: [
    { name: 'chromium', testIgnore: 'performance.spec.ts', use: inChromium },
    ...(firefox === null
      ? []
      : [
          {
            name: 'firefox',
            testIgnore: CHROMIUM_ONLY,
            use: {
              browserName: 'firefox' as const,
              ...(firefox.channel === undefined ? {} : { channel: firefox.channel }),
              // A stock Firefox, driven over BiDi, takes no emulated media.
              colorScheme: null,
              contextOptions: { reducedMotion: null, forcedColors: null, contrast: null },
              launchOptions: firefox.executablePath === undefined ? {} : { executablePath: firefox.executablePath },
            },
          },
        ]),
    // Last and alone: what is timed must not share the machine with another browser.
    {
      name: 'performance',
      testMatch: 'performance.spec.ts',
      dependencies: ['chromium', ...(firefox === null ? [] : ['firefox'])],
      use: inChromium,
    },
  ],
});
