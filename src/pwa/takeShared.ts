// What another app shared with this one. The service worker puts it into a cache of its own, because tickets are not its
// business; names and shape are those in workers/serviceWorker.ts.

const CACHE = 'share';
const ENTRY = '/shared';
/** Query of the page that the service worker opens after a share. */
const PARAMETER = 'shared';

/** A text from outside, for the person to look at: nothing is sent because it was shared. */
export interface SharedText {
  readonly title: string;
  readonly text: string;
}

/**
 * The text that was shared, once: it is gone afterwards, so that neither a reload nor another tab gets it again (PWA-3).
 * Null when there is none. Takes the mark out of the address as well.
 */
export async function takeShared(): Promise<SharedText | null> {
  const url = new URL(location.href);
  if (!url.searchParams.has(PARAMETER) || !('caches' in globalThis)) return null;
  url.searchParams.delete(PARAMETER);
  history.replaceState(history.state, '', url);
  try {
    const cache = await caches.open(CACHE);
    const stored = await (await cache.match(ENTRY))?.text();
    // Of two tabs that read it, one deletes it.
    if (stored === undefined || !(await cache.delete(ENTRY))) return null;
    return readShared(JSON.parse(stored));
  } catch {
    return null;
  }
}

function readShared(value: unknown): SharedText | null {
  const { title, text } = (value ?? {}) as Record<string, unknown>;
  if (typeof title !== 'string' || typeof text !== 'string') return null;
  return title.trim() === '' && text.trim() === '' ? null : { title, text };
}
