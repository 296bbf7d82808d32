// Keeps the app shell, and nothing else: the model belongs to IndexedDB, tickets never pass through here. A new version
// waits until the last tab of the old one is closed.

import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope & {
  /** The list of files to keep, put in by the build. */
  readonly __WB_MANIFEST: { url: string; revision: string | null }[];
};

precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();

// Every page is the same shell. A file that is missing must stay missing, and is never answered with HTML.
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), {
    // Tested on path and query together: only a dot in the path makes a file.
    denylist: [/^\/(?:assets|models)\//, /^[^?]*\/[^/?]+\.\w+(?:\?|$)/],
  }),
);
