import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import packageJson from './package.json' with { type: 'json' };
import { findBrowser } from './tools/browsers/findBrowser.ts';
import { compressPlugin } from './tools/build/compressPlugin.ts';
import { serviceWorkerPlugin } from './tools/build/serviceWorkerPlugin.ts';
import { staticHostPlugin } from './tools/build/staticHostPlugin.ts';
import { SECURITY_HEADERS } from './tools/serve/securityHeaders.ts';

/** Code that needs a page or a worker is tested in a real browser; all else in Node. */
const BROWSER_TESTS = [
  'src/{app,classifier-client,pwa,storage,ticket-form}/**/*.test.{ts,tsx}',
  'src/delivery/*.test.ts',
];

const chromium = findBrowser('chromium');

export default defineConfig({
  define: { __APP_VERSION__: JSON.stringify(packageJson.version) },
  plugins: [react(), staticHostPlugin(), serviceWorkerPlugin(), compressPlugin()],
  build: {
    target: 'es2022',
    // A strict content security policy allows neither inlined files nor the preload polyfill.
    assetsInlineLimit: 0,
    modulePreload: false,
  },
  worker: { format: 'es' },
  preview: { port: 4173, strictPort: true, headers: { ...SECURITY_HEADERS } },
  test: {
    // Workers that fail on purpose are heard in the page.
    onConsoleLog: (log) => !/scripted crash|this worker does not start/.test(log),
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['{src,workers,training,tools}/**/*.test.ts'],
          exclude: BROWSER_TESTS,
        },
      },
      {
        extends: true,
        // Named, so that none is discovered in the middle of a test, which would reload the page.
        optimizeDeps: {
          include: ['react', 'react-dom', 'react-dom/client', 'react/jsx-dev-runtime', 'comlink', 'idb', 'fast-check'],
        },
        test: {
          name: 'browser',
          include: BROWSER_TESTS,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { ...chromium, args: [...(chromium?.args ?? [])] } }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
