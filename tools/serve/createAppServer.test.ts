import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { IMMUTABLE } from './cachePolicy.ts';
import { createAppServer } from './createAppServer.ts';
import { SECURITY_HEADERS } from './securityHeaders.ts';

const SECRET = 'beside the folder';

let parent: string;
let server: Server;
let origin: string;

beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), 'app-'));
  const folder = join(parent, 'dist');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(parent, 'secret.txt'), SECRET);
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
  rmSync(parent, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(origin + path, { headers });

/** Sends a request as it is written: `fetch` would put the path in order first. */
const getRaw = (path: string) =>
  new Promise<string>((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nConnection: close\r\n\r\n`),
    );
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('end', () => resolve(answer));
    socket.on('error', reject);
  });
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

  test('SEC-1: the helpdesk of the settings, and no other origin, may be sent to', async () => {
    const policyOf = async () => (await get('/', NAVIGATION)).headers.get('content-security-policy');
    expect(await policyOf()).toContain("connect-src 'self';");
    writeFileSync(
      join(parent, 'dist', 'config.json'),
      '{"delivery":{"type":"webhook","url":"https://desk.example/in?x=1"}}',
    );
    expect(await policyOf()).toContain("connect-src 'self' https://desk.example;");
    rmSync(join(parent, 'dist', 'config.json'));
  });

  test('only reads: another method is refused', async () => {
    expect((await fetch(`${origin}/`, { method: 'POST', body: 'x' })).status).toBe(405);
  });

  test.each(['/../secret.txt', '/assets/../../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/%00', '/%'])(
    'does not leave its folder for %s',
    async (path) => {
      const answer = await getRaw(path);
      expect(answer).not.toContain(SECRET);
      expect(answer).toMatch(path.endsWith('.txt') ? /^HTTP\/1\.1 404/ : /^HTTP\/1\.1 (?:200|404)/);
    },
  );

  test.each(['/assets/../index.html', '/assets/%2e%2e/index.html', '/assets/..\\index.html', '/assets/./../'])(
    'SW-5: keeps %s no longer than the page it is',
    async (path) => {
      const answer = await getRaw(path);
      expect(answer).toContain('<title>shell</title>');
      expect(answer).toMatch(/^cache-control: no-cache\r$/im);
    },
  );

  test.each(['bytes=5-2', 'bytes=-5', 'bytes=0-1', 'bytes=999-', 'nonsense'])(
    'answers a request for the range %s with the whole file',
    async (range) => {
      const response = await get('/assets/index-abc.js', { range });
      expect(response.status).toBe(200);
      expect(await response.text()).toBe('export {}');
    },
  );

  test('refuses what is no address, and goes on', async () => {
    expect(await getRaw('*')).toMatch(/^HTTP\/1\.1 400/);
    expect((await get('/sw.js')).status).toBe(200);
  });
});
