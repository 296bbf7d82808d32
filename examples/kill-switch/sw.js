// Takes the app's service worker off every device: see README.md. Served as /sw.js, in place of the app's own.

self.addEventListener('install', () => {
  // The worker that is to go cannot be asked to wait.
  self.skipWaiting();
});

self.addEventListener('activate', (event) => {
  event.waitUntil(removeWorker());
});

/** Caches and registration go. IndexedDB stays: it holds tickets that may exist nowhere else. No page is reloaded. */
async function removeWorker() {
  const names = await caches.keys();
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.registration.unregister();
}
