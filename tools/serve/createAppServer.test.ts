import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAppServer } from './createAppServer.ts';
import { IMMUTABLE, SECURITY_HEADERS, writeHeadersFile } from './securityHeaders.ts';

let folder: string;
let server: Server;
let origin: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'app-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>shell</title>');
  writeFileSync(join(folder, 'sw.js'), 'self');
  writeFileSync(join(folder, 'assets', 'index-abc.js'), 'export {}');
  writeFileSync(join(folder, 'assets', 'index-abc.js.gz'), gzipSync('export {}'));
  server = createAppServer(folder);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(origin + path, { headers });
const NAVIGATION = { accept: 'text/html,application/xhtml+xml' };

describe('the server for the built app', () => {
  test.each(['/', '/desk', '/playground?text=x', '/settings/deep/link'])(
    'answers a navigation to %s with the shell',
    async (path) => {
      const response = await get(path, NAVIGATION);
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('<title>shell</title>');
      expect(response.headers.get('cache-control')).toBe('no-cache');
    },
  );

  test.each(['/assets/gone-123.js', '/assets/no-extension', '/models/tickets.json', '/gone.js', '/favicon.ico'])(
    'SW-4: answers %s, which is not there, with 404, no HTML, never stored',
    async (path) => {
      const response = await get(path, NAVIGATION);
      expect(response.status).toBe(404);
      expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
      expect(response.headers.get('cache-control')).toBe('no-store');
    },
  );

  test('a request that is no navigation does not get the shell', async () => {
    expect((await get('/desk', { accept: 'application/json' })).status).toBe(404);
  });

  test('SW-5: hashed files never change, the service worker is asked for each time', async () => {
    expect((await get('/assets/index-abc.js')).headers.get('cache-control')).toBe(IMMUTABLE);
    expect((await get('/sw.js')).headers.get('cache-control')).toBe('no-cache');
  });

  test('serves the precompressed file with the type of the original', async () => {
    const response = await get('/assets/index-abc.js', { 'accept-encoding': 'gzip' });
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(response.headers.get('content-type')).toBe('text/javascript');
    expect(await response.text()).toBe('export {}');
  });

  test('SEC-1, SEC-2, SEC-4: every answer carries the security headers, also a refusal', async () => {
    for (const path of ['/', '/assets/index-abc.js', '/assets/gone.js']) {
      const { headers } = await get(path);
      for (const [name, value] of Object.entries(SECURITY_HEADERS))
        expect(headers.get(name), `${name} of ${path}`).toBe(value);
    }
  });

  test('only reads: another method is refused', async () => {
    expect((await fetch(`${origin}/`, { method: 'POST', body: 'x' })).status).toBe(405);
  });

  test.each(['/../package.json', '/..%2f..%2fetc/passwd', '/%00', '/%'])(
    'does not leave its folder for %s',
    async (path) => {
      const response = await get(path);
      expect([400, 404]).toContain(response.status);
    },
  );
});

describe('the headers', () => {
  const policy = SECURITY_HEADERS['Content-Security-Policy'];

  test('SEC-1: allow no inline code, no eval and no other origin', () => {
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe-|data:|blob:|https?:|\*/);
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types default");
  });

  test('are written for static hosts from the same list', () => {
    const file = writeHeadersFile();
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) expect(file).toContain(`  ${name}: ${value}\n`);
    expect(file).toContain(`/assets/*\n  ! Cache-Control\n  Cache-Control: ${IMMUTABLE}`);
  });
});
