import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DEFAULT_CONFIG, loadConfig, readConfig } from './config.ts';

beforeEach(() => localStorage.clear());
afterEach(() => vi.restoreAllMocks());

const webhook = { type: 'webhook', url: 'https://desk.example/tickets' };

describe('readConfig', () => {
  test('takes what it knows', () => {
    expect(readConfig({ delivery: webhook, brand: 'Acme' })).toEqual({ delivery: webhook, brand: 'Acme' });
  });

  test.each([
    null,
    [],
    'text',
    {},
    { brand: 7 },
    { brand: '' },
    { delivery: { type: 'ftp', url: 'https://desk.example' } },
    { delivery: { type: 'webhook', url: 'not an address' } },
    { delivery: { type: 'webhook', url: 'http://desk.example' } },
    { delivery: { type: 'webhook', url: 'javascript:alert(1)' } },
    JSON.parse('{"__proto__":{"brand":"x"}}'),
  ])('takes the defaults for %j', (json) => {
    expect(readConfig(json)).toEqual(DEFAULT_CONFIG);
  });

  test('HD-1: an address with a password is no address for a page', () => {
    expect(readConfig({ delivery: { ...webhook, url: 'https://me:secret@desk.example/' } }).delivery).toBeNull();
  });
});

describe('loadConfig', () => {
  const answer = (body: string, status = 200) =>
    vi.spyOn(globalThis, 'fetch').mockResolvedValueOnce(new Response(body, { status }));

  test('without a network has the settings of the last time', async () => {
    answer(JSON.stringify({ delivery: webhook }));
    expect((await loadConfig()).delivery).toEqual(webhook);
    vi.spyOn(globalThis, 'fetch').mockRejectedValueOnce(new TypeError('Failed to fetch'));
    expect((await loadConfig()).delivery).toEqual(webhook);
  });

  test('a page in its place, or nothing, is no settings', async () => {
    answer('<!doctype html>');
    expect(await loadConfig()).toEqual(DEFAULT_CONFIG);
    answer('There is no such file.', 404);
    expect(await loadConfig()).toEqual(DEFAULT_CONFIG);
  });
});
