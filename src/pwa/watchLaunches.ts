interface LaunchQueue {
  setConsumer(consumer: (launch: { readonly targetURL?: string | null }) => void): void;
}

/** The launch that opened this very page is handed over too, at once: within this many milliseconds. */
const OWN_LAUNCH_MS = 1_000;

/**
 * Calls `onLaunch` with the path, query and fragment that the app was launched with while it was open already: by its
 * icon, a shortcut or a share. The manifest asks for the open window to be kept (PWA-4), so the browser loads nothing by
 * itself. A share arrives as `/share` without its text: browsers drop it in this case
 * (https://github.com/WICG/web-app-launch/issues/62). Elsewhere than in Chromium this does nothing.
 */
export function watchLaunches(onLaunch: (target: string) => void): void {
  const { launchQueue } = globalThis as { launchQueue?: LaunchQueue };
  const startedAt = performance.now();
  launchQueue?.setConsumer(({ targetURL }) => {
    if (typeof targetURL !== 'string' || performance.now() - startedAt < OWN_LAUNCH_MS) return;
    const { origin, pathname, search, hash } = new URL(targetURL, location.href);
    if (origin === location.origin) onLaunch(pathname + search + hash);
  });
}
