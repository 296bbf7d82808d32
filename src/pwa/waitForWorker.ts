/**
 * True once a service worker is active, shell and all; false in a browser that has none. Stays pending while the worker
 * cannot be installed.
 */
export async function waitForWorker(): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false;
  const { active } = await navigator.serviceWorker.ready;
  if (active === null) return false;
  if (active.state === 'activated') return true;
  return new Promise((resolve) => {
    active.addEventListener('statechange', () => active.state === 'activated' && resolve(true));
  });
}
