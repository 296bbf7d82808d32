import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { takeShared } from './takeShared.ts';

const address = location.href;

beforeEach(async () => {
  await caches.delete('share');
  history.replaceState(null, '', '/?shared');
});

afterEach(async () => {
  await caches.delete('share');
  history.replaceState(null, '', address);
});

/** As the service worker puts it there. */
async function stash(body: unknown): Promise<void> {
  const cache = await caches.open('share');
  await cache.put('/shared', Response.json(body));
}

const SHARED = { title: 'Re: invoice', text: 'It is too high' };

describe('PWA-3: a shared text', () => {
  test('is taken once, and its mark leaves the address', async () => {
    await stash(SHARED);
    expect(await takeShared()).toEqual(SHARED);
    expect(location.search).toBe('');
    history.replaceState(null, '', '/?shared');
    expect(await takeShared()).toBeNull();
  });

  test('is given to one of two tabs', async () => {
    await stash(SHARED);
    const first = takeShared();
    history.replaceState(null, '', '/?shared');
    const taken = await Promise.all([first, takeShared()]);
    expect(taken.filter((shared) => shared !== null)).toEqual([SHARED]);
  });

  test('is left where it is by a page that was opened otherwise', async () => {
    await stash(SHARED);
    history.replaceState(null, '', '/?source=homescreen');
    expect(await takeShared()).toBeNull();
    expect(location.search).toBe('?source=homescreen');
    expect(await (await caches.open('share')).keys()).toHaveLength(1);
  });

  test.each([[{ title: '', text: '  ' }], [{ title: 1, text: 'x' }], [null], ['text'], [{}]])(
    'is none when it is %j',
    async (body) => {
      await stash(body);
      expect(await takeShared()).toBeNull();
    },
  );
});
