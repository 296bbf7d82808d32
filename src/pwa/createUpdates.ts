// New versions wait until somebody agrees (SW-1): nobody's page is reloaded while they write.

import type { RegisteredWorker } from './registerServiceWorker.ts';
import { scheduleUpdateChecks } from './scheduleUpdateChecks.ts';
import { watchVersions } from './watchVersions.ts';

/**
 * `ready`: a version waits. `updating`: the person agreed. `updated`: a new version took over without this tab's doing,
 * and the old page goes on. `refused`: the text could not be kept, so nothing was reloaded.
 */
export type UpdateState = 'current' | 'ready' | 'postponed' | 'updating' | 'updated' | 'refused';

export interface Updates {
  getState(): UpdateState;
  /** Calls `listener` after every change of state; returns the way to stop it. */
  subscribe(listener: () => void): () => void;
  /** Registers the service worker, once however often it is called. Rejects when that fails; the page works without. */
  start(): Promise<void>;
  /**
   * Takes the new version over and reloads this tab, once. `keepText` stores what is being written; it is called again
   * just before the reload, for what was typed since. When it rejects, nothing is reloaded.
   */
  accept(keepText: () => Promise<void>): Promise<void>;
  /** Not now: asks no more, until another version comes or the page is opened again. */
  postpone(): void;
}

export interface UpdateSettings {
  readonly reload: () => void;
  readonly scheduleChecks: (check: () => Promise<unknown>) => void;
  /** For the waiting version to take over, from the moment it was asked; then the person may try again. */
  readonly takeoverDeadlineMs: number;
}

const DEFAULT_SETTINGS: UpdateSettings = {
  reload: () => location.reload(),
  scheduleChecks: scheduleUpdateChecks,
  takeoverDeadlineMs: 10_000,
};

export function createUpdates(
  register: () => Promise<RegisteredWorker | null>,
  overrides: Partial<UpdateSettings> = {},
): Updates {
  const settings = { ...DEFAULT_SETTINGS, ...overrides };
  const listeners = new Set<() => void>();
  let state: UpdateState = 'current';
  let starting: Promise<void> | null = null;
  let worker: RegisteredWorker | null = null;
  /** Set in the one tab whose person agreed. */
  let keepText: (() => Promise<void>) | null = null;
  let isReloading = false;

  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start() {
      starting ??= start();
      return starting;
    },
    accept,
    postpone: () => setState('postponed'),
  };

  function setState(next: UpdateState): void {
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  }

  async function start(): Promise<void> {
    worker = await register();
    if (worker === null) return;
    const { registration } = worker;
    worker.onTakeover(handleTakeover);
    watchVersions(registration, { onWaiting: handleWaiting, onActivated: handleTakeover });
    settings.scheduleChecks(() => registration.update());
  }

  function handleWaiting(): void {
    if (state !== 'updating') setState('ready');
  }

  function handleTakeover(): void {
    if (keepText === null) setState('updated');
    else void reloadOnce(keepText);
  }

  async function accept(keep: () => Promise<void>): Promise<void> {
    if (state === 'updating') return;
    setState('updating');
    try {
      await keep();
    } catch {
      setState('refused');
      return;
    }
    keepText = keep;
    if (worker === null || worker.registration.waiting === null) {
      // It took over already, by another tab: all that is missing is the reload.
      await reloadOnce(keep);
      return;
    }
    worker.skipWaiting();
    setTimeout(giveUpWaiting, settings.takeoverDeadlineMs);
  }

  function giveUpWaiting(): void {
    if (isReloading || state !== 'updating') return;
    keepText = null;
    setState('ready');
  }

  async function reloadOnce(keep: () => Promise<void>): Promise<void> {
    if (isReloading) return;
    isReloading = true;
    try {
      await keep();
    } catch {
      isReloading = false;
      keepText = null;
      setState('refused');
      return;
    }
    settings.reload();
  }
}
