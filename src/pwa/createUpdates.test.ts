import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createUpdates, type UpdateState, type Updates } from './createUpdates.ts';
import type { RegisteredWorker } from './registerServiceWorker.ts';

class FakeWorker extends EventTarget {
  state: ServiceWorkerState = 'installing';
  become(state: ServiceWorkerState): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

/** A registration as a browser moves it along: one version installs, waits and takes over after the other. */
class FakeRegistration extends EventTarget {
  installing: FakeWorker | null = null;
  waiting: FakeWorker | null = null;
  active: FakeWorker | null = null;
  updateCalls = 0;

  async update(): Promise<void> {
    this.updateCalls++;
  }

  find(): void {
    this.installing = new FakeWorker();
    this.dispatchEvent(new Event('updatefound'));
  }

  install(): void {
    this.waiting?.become('redundant');
    this.waiting = this.installing;
    this.installing = null;
    this.waiting?.become('installed');
  }

  activate(): void {
    this.active?.become('redundant');
    this.active = this.waiting;
    this.waiting = null;
    this.active?.become('activating');
    for (const listener of takeoverListeners) listener();
    this.active?.become('activated');
  }
}

let registration: FakeRegistration;
let takeoverListeners: (() => void)[];
let register: ReturnType<typeof vi.fn<() => Promise<RegisteredWorker>>>;
let skipWaiting: ReturnType<typeof vi.fn<() => void>>;
let reload: ReturnType<typeof vi.fn<() => void>>;
let states: UpdateState[];
let updates: Updates;

beforeEach(() => {
  registration = new FakeRegistration();
  registration.active = new FakeWorker();
  takeoverListeners = [];
  states = [];
  skipWaiting = vi.fn(() => registration.activate());
  reload = vi.fn();
  register = vi.fn(async () => ({
    registration: registration as unknown as ServiceWorkerRegistration,
    skipWaiting,
    onTakeover: (listener: () => void) => takeoverListeners.push(listener),
  }));
  updates = createUpdates(register, {
    reload,
    scheduleChecks: (check) => void check(),
    takeoverDeadlineMs: 50,
  });
  updates.subscribe(() => states.push(updates.getState()));
});

async function offerVersion(): Promise<void> {
  registration.find();
  registration.install();
  await vi.waitFor(() => expect(updates.getState()).toBe('ready'));
}

const keep = async () => {};

describe('updates', () => {
  test('SW-6: registers once, however often it is started', async () => {
    await Promise.all([updates.start(), updates.start()]);
    await updates.start();
    expect(register).toHaveBeenCalledTimes(1);
    expect(registration.updateCalls).toBe(1);
  });

  test('the very first version is no update', async () => {
    registration.active = null;
    await updates.start();
    registration.find();
    registration.install();
    registration.waiting?.become('activated');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(states).toEqual([]);
  });

  test('SW-1: a version that waits is offered; nothing takes over by itself', async () => {
    await updates.start();
    await offerVersion();
    expect(skipWaiting).not.toHaveBeenCalled();
    expect(reload).not.toHaveBeenCalled();
  });

  test('SW-6: a version that waited before the page was opened is offered', async () => {
    registration.waiting = new FakeWorker();
    await updates.start();
    expect(updates.getState()).toBe('ready');
  });

  test('SW-6: a second and a third version are offered as the first was', async () => {
    await updates.start();
    for (let version = 0; version < 3; version++) {
      await offerVersion();
      updates.postpone();
      expect(updates.getState()).toBe('postponed');
    }
  });

  test('SW-6: the tab that agreed keeps its text first, and reloads once', async () => {
    await updates.start();
    await offerVersion();
    const order: string[] = [];
    skipWaiting.mockImplementation(() => {
      order.push('skip');
      registration.activate();
    });
    reload.mockImplementation(() => void order.push('reload'));
    await updates.accept(async () => {
      await new Promise((resolve) => setTimeout(resolve, 10));
      order.push('kept');
    });
    await vi.waitFor(() => expect(order).toContain('reload'));
    registration.find();
    registration.install();
    registration.activate();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(order).toEqual(['kept', 'skip', 'kept', 'reload']);
  });

  test('SW-6: a tab that did not agree is told, keeps its page, and reloads when its person says so', async () => {
    await updates.start();
    await offerVersion();
    registration.activate();
    expect(updates.getState()).toBe('updated');
    expect(reload).not.toHaveBeenCalled();
    await updates.accept(keep);
    expect(skipWaiting).not.toHaveBeenCalled();
    expect(reload).toHaveBeenCalledTimes(1);
  });

  test('a text that cannot be kept keeps the old version', async () => {
    await updates.start();
    await offerVersion();
    await updates.accept(() => Promise.reject(new Error('disk full')));
    expect(updates.getState()).toBe('refused');
    expect(skipWaiting).not.toHaveBeenCalled();
    registration.activate();
    expect(reload).not.toHaveBeenCalled();
  });

  test('a text that cannot be kept at the last moment is not reloaded over', async () => {
    await updates.start();
    await offerVersion();
    let calls = 0;
    await updates.accept(async () => {
      if (++calls === 2) throw new Error('disk full');
    });
    await vi.waitFor(() => expect(updates.getState()).toBe('refused'));
    expect(reload).not.toHaveBeenCalled();
  });

  test('a version that does not take over in time may be asked again', async () => {
    await updates.start();
    await offerVersion();
    skipWaiting.mockImplementationOnce(() => {});
    await updates.accept(keep);
    expect(updates.getState()).toBe('updating');
    await vi.waitFor(() => expect(updates.getState()).toBe('ready'));
    await updates.accept(keep);
    await vi.waitFor(() => expect(reload).toHaveBeenCalledTimes(1));
  });

  test('a browser without service workers has no updates', async () => {
    const none = createUpdates(async () => null, { reload });
    await none.start();
    expect(none.getState()).toBe('current');
  });
});
