// Keeps the app shell, and takes in what other apps share. The model belongs to IndexedDB, tickets never pass through
// here. A new version waits until somebody agrees to it, or the last tab of the old one is closed; nothing here claims
// a page (SW-1).

import { addPlugins, cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope & {
  /** The list of files to keep, put in by the build. */
  readonly __WB_MANIFEST: { url: string; revision: string | null }[];
};

/** What a host may answer for a file of each ending. An HTML page in place of a script would be kept for good (SW-4). */
const FITTING_TYPES: Readonly<Record<string, RegExp>> = {
  html: /^text\/html\b/,
  js: /^(?:text|application)\/javascript\b/,
  css: /^text\/css\b/,
  svg: /^image\/svg\+xml\b/,
  png: /^image\/png\b/,
  webmanifest: /^application\/(?:manifest\+)?json\b/,
};

/** Where a share is put, and how the page is told; `src/pwa/takeShared.ts` reads it there. */
const SHARE = { action: '/share', cache: 'share', entry: '/shared', page: '/?shared' } as const;

addPlugins([
  // A file that does not fit ends the installation, and the old version goes on.
  { cacheWillUpdate: async ({ request, response }) => (isFitting(request.url, response) ? response : null) },
]);
precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();

// Every page is the same shell. A file that is missing must stay missing, and is never answered with HTML.
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), {
    // Tested on path and query together: only a dot in the path makes a file.
    denylist: [/^\/(?:assets|models)\//, /^[^?]*\/[^/?]+\.\w+(?:\?|$)/],
  }),
);

registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname === SHARE.action,
  ({ request }) => takeShare(request),
  'POST',
);

self.addEventListener('message', ({ data }) => {
  if ((data as { type?: unknown } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});

// A bonus where it exists: the pages send, this only wakes them (OB-1).
self.addEventListener('sync', (event) => {
  const { tag } = event as Event & { tag?: string };
  if (tag === 'outbox') (event as ExtendableEvent).waitUntil(wakePages());
});

async function wakePages(): Promise<void> {
  for (const page of await self.clients.matchAll({ type: 'window' })) page.postMessage({ type: 'drain-outbox' });
}

function isFitting(url: string, response: Response): boolean {
  const ending = /\.(\w+)$/.exec(new URL(url).pathname)?.[1] ?? '';
  const type = response.headers.get('content-type') ?? '';
  return response.ok && (FITTING_TYPES[ending]?.test(type) ?? true);
}

/**
 * Puts a shared text aside for the page, which takes it once (PWA-3): in no address, no history and no server's log. The
 * answer is a redirection, so that a reload does not share it again.
 */
async function takeShare(request: Request): Promise<Response> {
  try {
    const fields = await request.formData();
    const [title, text] = ['title', 'text'].map((name) => String(fields.get(name) ?? ''));
    const cache = await caches.open(SHARE.cache);
    await cache.put(SHARE.entry, Response.json({ title, text }));
  } catch {
    // Nothing that could be read, or no room to keep it: the form is opened as it is.
  }
  return Response.redirect(SHARE.page, 303);
}
