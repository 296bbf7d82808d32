import { Workbox } from 'workbox-window';

/** The service worker as the page may handle it. */
export interface RegisteredWorker {
  readonly registration: ServiceWorkerRegistration;
  /** Asks the version that waits, whichever it is by now, to take over every tab. */
  skipWaiting(): void;
  /** Calls `listener` each time another version has taken over this tab. */
  onTakeover(listener: () => void): void;
}

/**
 * Registers the service worker that keeps the app shell: the only place that does (SW-6). A new version waits until
 * somebody agrees to it, or every tab is closed. Null in a browser that has no service workers; rejects when the script
 * cannot be had.
 */
export async function registerServiceWorker(): Promise<RegisteredWorker | null> {
  if (!('serviceWorker' in navigator)) return null;
  const workbox = new Workbox('/sw.js');
  const registration = await workbox.register();
  if (registration === undefined) return null;
  return {
    registration,
    skipWaiting: () => workbox.messageSkipWaiting(),
    onTakeover: (listener) => workbox.addEventListener('controlling', listener),
  };
}
