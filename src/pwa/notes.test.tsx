import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { UpdateState, Updates } from './createUpdates.ts';
import { InstallHint } from './InstallHint.tsx';
import { OfflineReadiness } from './OfflineReadiness.tsx';
import { UpdatePrompt } from './UpdatePrompt.tsx';

const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1';
const IPAD = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15';

let root: Root;

beforeEach(() => {
  localStorage.clear();
  root = createRoot(document.body.appendChild(document.createElement('div')));
});

afterEach(() => {
  root.unmount();
  document.body.replaceChildren();
  localStorage.clear();
});

function createFakeUpdates(first: UpdateState) {
  let state = first;
  const listeners = new Set<() => void>();
  const setState = (next: UpdateState) => {
    state = next;
    for (const listener of listeners) listener();
  };
  return {
    getState: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: async () => {},
    accept: vi.fn<Updates['accept']>(async () => {}),
    postpone: vi.fn(() => setState('postponed')),
    setState,
  };
}

const button = (name: string) => page.getByRole('button', { name });

describe('the update prompt', () => {
  test('SW-1: says nothing until there is something to say, then asks, and says it aloud', async () => {
    const updates = createFakeUpdates('current');
    const announce = vi.fn();
    const keep = async () => {};
    flushSync(() => root.render(<UpdatePrompt updates={updates} announce={announce} onBeforeReload={keep} />));
    expect(document.querySelector('section')).toBeNull();
    updates.setState('ready');
    await expect.element(page.getByText('A new version is ready. Your text is kept.')).toBeVisible();
    await vi.waitFor(() => expect(announce).toHaveBeenCalledWith('A new version is ready. Your text is kept.'));
    expect(document.activeElement).toBe(document.body);
    await button('Update now').click();
    expect(updates.accept).toHaveBeenCalledWith(keep);
  });

  test('goes away for later, and comes back for another version', async () => {
    const updates = createFakeUpdates('ready');
    flushSync(() =>
      root.render(<UpdatePrompt updates={updates} announce={() => {}} onBeforeReload={async () => {}} />),
    );
    await button('Later').click();
    await expect.element(button('Later')).not.toBeInTheDocument();
    updates.setState('ready');
    await expect.element(button('Update now')).toBeVisible();
  });

  test('SW-6: tells a tab that did not ask, and offers the reload', async () => {
    const updates = createFakeUpdates('updated');
    flushSync(() =>
      root.render(<UpdatePrompt updates={updates} announce={() => {}} onBeforeReload={async () => {}} />),
    );
    await expect.element(page.getByText('Reload this tab when you are ready.')).toBeVisible();
    await button('Reload this tab').click();
    expect(updates.accept).toHaveBeenCalledTimes(1);
  });

  test('says when the text could not be kept', async () => {
    const updates = createFakeUpdates('refused');
    flushSync(() =>
      root.render(<UpdatePrompt updates={updates} announce={() => {}} onBeforeReload={async () => {}} />),
    );
    await expect.element(page.getByText('could not be stored')).toBeVisible();
    await expect.element(button('Try again')).toBeVisible();
  });
});

describe('PWA-5: the install hint', () => {
  function show(userAgent: string, maxTouchPoints: number, isStandalone = false, unsentCount = 0): void {
    const environment = { userAgent, maxTouchPoints, isStandalone };
    flushSync(() => root.render(<InstallHint unsentCount={unsentCount} environment={environment} />));
  }

  test.each([
    ['an iPhone', IPHONE, 5],
    ['an iPad that calls itself a Macintosh', IPAD, 5],
  ])('is shown on %s', async (_, userAgent, touchPoints) => {
    show(userAgent, touchPoints);
    await expect.element(page.getByText('Open it there once while you have signal')).toBeVisible();
  });

  test.each([
    ['in the installed app', IPHONE, 5, true],
    ['on a Macintosh', IPAD, 0, false],
    ['on Android', 'Mozilla/5.0 (Linux; Android 15) Chrome/150 Mobile', 5, false],
  ])('is not shown %s', (_, userAgent, touchPoints, isStandalone) => {
    show(userAgent, touchPoints, isStandalone);
    expect(document.querySelector('section')).toBeNull();
  });

  test('says that unsent tickets stay in the browser', async () => {
    show(IPHONE, 5, false, 2);
    await expect.element(page.getByText('Your 2 unsent tickets stay in this browser')).toBeVisible();
  });

  test('stays away once dismissed', async () => {
    show(IPHONE, 5);
    await button('Dismiss').click();
    await expect.element(button('Dismiss')).not.toBeInTheDocument();
    flushSync(() => root.render(null));
    show(IPHONE, 5);
    expect(document.querySelector('section')).toBeNull();
  });
});

describe('PWA-6: the promise to work offline', () => {
  test('is made when all three are there, and not before', async () => {
    let storeModel: (isStored: boolean) => void = () => {};
    const inputs = {
      workerActive: Promise.resolve(true),
      modelStored: new Promise<boolean>((resolve) => {
        storeModel = resolve;
      }),
      databaseWorks: Promise.resolve(true),
    };
    flushSync(() => root.render(<OfflineReadiness inputs={inputs} />));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(document.body.textContent).toBe('');
    storeModel(true);
    await expect.element(page.getByText('Ready to work offline')).toBeVisible();
  });

  test('is not made without a model', async () => {
    const yes = Promise.resolve(true);
    const inputs = { workerActive: yes, modelStored: Promise.resolve(false), databaseWorks: yes };
    flushSync(() => root.render(<OfflineReadiness inputs={inputs} />));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(document.body.textContent).toBe('');
  });
});
