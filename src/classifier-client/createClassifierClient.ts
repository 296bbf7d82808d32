// The page's side of the worker boundary: status, restarts and the queue of one. The only `new Worker` stands here, the
// only `wrap` in connect.ts.

import { ClassifierError } from '../classifier/errors.ts';
import { type Connection, connect } from './connect.ts';
import type { Assessment, ModelInfo } from './protocol.ts';

/** What the page may say about suggestions. `unavailable` carries the reason as an error code. */
export type ClassifierStatus =
  | { readonly state: 'starting' }
  | { readonly state: 'ready'; readonly model: ModelInfo }
  | { readonly state: 'unavailable'; readonly code: string; readonly message: string };

export interface ClassifierClient {
  getStatus(): ClassifierStatus;
  /** Calls `listener` after every change of status; returns the way to stop it. */
  subscribe(listener: () => void): () => void;
  /**
   * What the model says of a text; null when a newer text took its place while it waited, or when no model is ready.
   * One call runs, at most one waits.
   */
  assess(text: string): Promise<Assessment | null>;
  /** Starts over after `unavailable`; does nothing otherwise. */
  retry(): void;
  /** Ends the worker; pending calls resolve to null. */
  close(): void;
}

export interface ClassifierClientSettings {
  readonly createWorker: () => Worker;
  /** From the start of the worker to its ready message. */
  readonly startDeadlineMs: number;
  /** For the model: on a slow line it takes a while, and the download watches itself for standing still. */
  readonly loadDeadlineMs: number;
  readonly assessDeadlineMs: number;
  /** Pauses before the first, second … restart after a crash; no more are tried. */
  readonly restartDelaysMs: readonly number[];
}

const DEFAULT_SETTINGS: ClassifierClientSettings = {
  // Written out, because Vite finds a worker only in this very form.
  createWorker: () =>
    new Worker(new URL('../../workers/classifier.worker.ts', import.meta.url), { type: 'module', name: 'classifier' }),
  startDeadlineMs: 15_000,
  loadDeadlineMs: 300_000,
  assessDeadlineMs: 3_000,
  restartDelaysMs: [500, 2_000, 8_000],
};

export function createClassifierClient(overrides: Partial<ClassifierClientSettings> = {}): ClassifierClient {
  const settings = { ...DEFAULT_SETTINGS, ...overrides };
  const listeners = new Set<() => void>();
  let status: ClassifierStatus = { state: 'starting' };
  let connection: Connection | null = null;
  let restarts = 0;
  let restartTimer: ReturnType<typeof setTimeout> | undefined;
  let isRunning = false;
  let waiting: { text: string; resolve: (assessment: Assessment | null) => void } | null = null;

  start();
  return {
    getStatus: () => status,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    assess(text) {
      if (status.state === 'unavailable') return Promise.resolve(null);
      waiting?.resolve(null);
      return new Promise((resolve) => {
        waiting = { text, resolve };
        runWaiting();
      });
    },
    retry() {
      if (status.state !== 'unavailable') return;
      restarts = 0;
      start();
    },
    close() {
      clearTimeout(restartTimer);
      const ending = connection;
      connection = null;
      ending?.end(new ClassifierError('WORKER_FAILED', 'worker: closed'));
      waiting?.resolve(null);
      waiting = null;
    },
  };

  function setStatus(next: ClassifierStatus): void {
    status = next;
    for (const listener of listeners) listener();
  }

  function start(): void {
    setStatus({ state: 'starting' });
    const current = connect(settings.createWorker, settings.startDeadlineMs);
    connection = current;
    current
      .call((api) => api.load(), settings.loadDeadlineMs)
      .then(
        (model) => {
          setStatus({ state: 'ready', model });
          runWaiting();
        },
        (error) => handleFailure(error, current),
      );
  }

  /** A worker that failed is replaced, a few times; a model that cannot be had would not be helped by that. */
  function handleFailure(error: ClassifierError, failed: Connection): void {
    if (failed !== connection) return;
    connection = null;
    failed.end(error);
    const isWorkerFailure = error.name === 'WORKER_FAILED' || error.name === 'WORKER_TIMEOUT';
    if (isWorkerFailure && restarts < settings.restartDelaysMs.length) {
      setStatus({ state: 'starting' });
      restartTimer = setTimeout(start, settings.restartDelaysMs[restarts++]);
      return;
    }
    waiting?.resolve(null);
    waiting = null;
    setStatus({ state: 'unavailable', code: error.name, message: error.message });
  }

  function runWaiting(): void {
    if (isRunning || waiting === null || connection === null || status.state !== 'ready') return;
    const { text, resolve } = waiting;
    waiting = null;
    isRunning = true;
    const current = connection;
    current
      .call((api) => api.assess(text), settings.assessDeadlineMs)
      .then(
        (prediction) => {
          restarts = 0;
          return prediction;
        },
        (error) => {
          handleFailure(error, current);
          return null;
        },
      )
      .then((prediction) => {
        isRunning = false;
        resolve(prediction);
        runWaiting();
      });
  }
}
