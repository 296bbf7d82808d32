import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressPlugin } from './tools/build/compressPlugin.ts';
import { headersPlugin } from './tools/build/headersPlugin.ts';
import { serviceWorkerPlugin } from './tools/build/serviceWorkerPlugin.ts';
import { SECURITY_HEADERS } from './tools/serve/securityHeaders.ts';

export default defineConfig({
  plugins: [react(), headersPlugin(), serviceWorkerPlugin(), compressPlugin()],
  build: {
    target: 'es2022',
    // A strict content security policy allows neither inlined files nor the preload polyfill.
    assetsInlineLimit: 0,
    modulePreload: false,
  },
  worker: { format: 'es' },
  preview: { port: 4173, strictPort: true, headers: { ...SECURITY_HEADERS } },
});
