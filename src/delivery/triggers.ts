import type { TicketDelivery } from './createDelivery.ts';

/** What the service worker posts to its pages when the browser woke it for the outbox. */
export const DRAIN_MESSAGE = 'drain-outbox';

/**
 * Has the outbox looked at whenever something may have changed: now, online again, brought back to the front, woken by
 * the service worker (OB-1). Returns the way to stop it. `navigator.onLine` is not asked: it proves nothing (OB-9).
 */
export function startTriggers(delivery: TicketDelivery): () => void {
  const stop = new AbortController();
  const options = { signal: stop.signal };
  window.addEventListener('online', () => void delivery.noteOnline(), options);
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'visible') delivery.noteResume();
    },
    options,
  );
  // A page out of the back/forward cache was visible all the time, for all it knows.
  window.addEventListener(
    'pageshow',
    ({ persisted }) => {
      if (persisted) delivery.noteResume();
    },
    options,
  );
  navigator.serviceWorker?.addEventListener(
    'message',
    ({ data }: MessageEvent<unknown>) => {
      if ((data as { readonly type?: unknown } | null)?.type === DRAIN_MESSAGE) void delivery.drain();
    },
    options,
  );
  void delivery.drain();
  return () => stop.abort();
}
