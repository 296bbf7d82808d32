/** Runs work unless another tab is at it; resolves to whether it ran. */
export type Exclusive = (work: () => Promise<void>) => Promise<boolean>;

/** The lock is held no longer than the work takes: one held on would keep the page out of the back/forward cache (OB-7). */
export const withWebLock: Exclusive = async (work) => {
  // Without locks the leases in the outbox keep two tabs apart (OB-6).
  if (!('locks' in navigator)) {
    await work();
    return true;
  }
  return await navigator.locks.request('outbox', { ifAvailable: true }, async (lock) => {
    if (lock === null) return false;
    await work();
    return true;
  });
};
