/** What becomes of versions that this page finds after the one it started with. */
export interface VersionEvents {
  /** A version is installed and waits. */
  onWaiting(): void;
  /** A version took over: this page asked for it, another tab did, or nobody held the old one. */
  onActivated(): void;
}

/** A version that nobody keeps waiting takes over within this many milliseconds, and is not worth a question. */
const SETTLE_MS = 200;

/**
 * Follows every new version of a registration. Done by hand, because Workbox stops looking after the first version that
 * was found by another tab or late, and would miss the second and the third (SW-6).
 */
export function watchVersions(registration: ServiceWorkerRegistration, events: VersionEvents): void {
  if (registration.installing !== null) follow(registration.installing);
  registration.addEventListener('updatefound', () => {
    if (registration.installing !== null) follow(registration.installing);
  });
  if (registration.waiting !== null) {
    follow(registration.waiting);
    events.onWaiting();
  }

  function follow(worker: ServiceWorker): void {
    // The very first version replaces nothing.
    if (registration.active === null) return;
    worker.addEventListener('statechange', () => {
      if (worker.state === 'activated') events.onActivated();
      if (worker.state !== 'installed') return;
      setTimeout(() => {
        if (registration.waiting === worker) events.onWaiting();
      }, SETTLE_MS);
    });
  }
}
