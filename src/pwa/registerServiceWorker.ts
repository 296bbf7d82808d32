import { Workbox } from 'workbox-window';

/**
 * Registers the service worker that keeps the app shell. A new version waits until every tab of the old one is closed:
 * nobody's page is reloaded while they write.
 */
export async function registerServiceWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  await new Workbox('/sw.js').register();
}
