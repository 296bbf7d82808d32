import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { recoverFromStaleBuild } from './recoverFromStaleBuild.ts';

let stop: () => void = () => {};
let calls: string[];

beforeEach(() => {
  sessionStorage.clear();
  calls = [];
});

afterEach(() => {
  stop();
  sessionStorage.clear();
});

function watch(overrides: { isOnline?: () => boolean; entry?: () => string } = {}, keep = async () => {}): void {
  stop();
  stop = recoverFromStaleBuild(
    async () => {
      calls.push('keep');
      await keep();
    },
    () => calls.push('failure'),
    { reload: () => void calls.push('reload'), isOnline: () => true, entry: () => '/assets/a.js', ...overrides },
  );
}

/** What Vite says when a chunk cannot be had; false when the page took care of it. */
async function loseChunk(): Promise<boolean> {
  const isUnhandled = window.dispatchEvent(new Event('vite:preloadError', { cancelable: true }));
  await Promise.resolve();
  await new Promise((resolve) => setTimeout(resolve));
  return isUnhandled;
}

describe('SW-3: a part of the page that is gone', () => {
  test('keeps the text and then reloads', async () => {
    watch();
    expect(await loseChunk()).toBe(false);
    expect(calls).toEqual(['keep', 'reload']);
  });

  test('reloads once for two failures in a row, and for the same build not again', async () => {
    watch();
    await Promise.all([loseChunk(), loseChunk()]);
    expect(calls).toEqual(['keep', 'reload']);
    watch();
    await loseChunk();
    expect(calls).toEqual(['keep', 'reload', 'failure']);
  });

  test('reloads for another build', async () => {
    watch();
    await loseChunk();
    watch({ entry: () => '/assets/b.js' });
    await loseChunk();
    expect(calls).toEqual(['keep', 'reload', 'keep', 'reload']);
  });

  test('does not reload offline, nor over a text that cannot be kept', async () => {
    watch({ isOnline: () => false });
    await loseChunk();
    expect(calls).toEqual(['failure']);
    watch({}, () => Promise.reject(new Error('disk full')));
    await loseChunk();
    expect(calls).toEqual(['failure', 'keep', 'failure']);
  });
});
