import { keepNote, readNote } from './keptNotes.ts';

const NOTE = 'update-checked-at';
/** Between two checks, over all tabs. */
const PAUSE_MS = 600_000;
/** Between the checks of a page that is looked at all the time. */
const INTERVAL_MS = 3_600_000;

/**
 * Looks for a new version now, when the page comes to the front, when the network is back, and hourly (SW-5): timers of
 * phones stand still in the background, and installed apps on iOS do not look by themselves. A check that fails is no
 * news. Returns the way to stop it.
 */
export function scheduleUpdateChecks(check: () => Promise<unknown>): () => void {
  const checkWhenDue = () => {
    const now = Date.now();
    const since = now - Number(readNote(NOTE) ?? Number.NEGATIVE_INFINITY);
    // A time in the future is of a clock that was set back since.
    if (document.visibilityState !== 'visible' || (since >= 0 && since < PAUSE_MS)) return;
    keepNote(NOTE, String(now));
    check().catch(() => {});
  };
  const timer = setInterval(checkWhenDue, INTERVAL_MS);
  document.addEventListener('visibilitychange', checkWhenDue);
  window.addEventListener('online', checkWhenDue);
  checkWhenDue();
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', checkWhenDue);
    window.removeEventListener('online', checkWhenDue);
  };
}
