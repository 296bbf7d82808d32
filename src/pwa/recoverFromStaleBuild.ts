const NOTE = 'reloaded-for-build';

export interface RecoverySettings {
  readonly reload: () => void;
  readonly isOnline: () => boolean;
  /** Address of the page's own script: another build has another. */
  readonly entry: () => string;
}

const DEFAULT_SETTINGS: RecoverySettings = {
  reload: () => location.reload(),
  isOnline: () => navigator.onLine,
  entry: () => document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.src ?? '',
};

/**
 * When a part of the page that is loaded late is gone, after a deployment: keeps what is being written and reloads, once
 * for each build, since another build may have the part. `onFailure` is called when a reload would not help, or did not:
 * the text stays in its box, and the view says what is missing (SW-3). Returns the way to stop it.
 */
export function recoverFromStaleBuild(
  keepText: () => Promise<void>,
  onFailure: () => void,
  overrides: Partial<RecoverySettings> = {},
): () => void {
  const { reload, isOnline, entry } = { ...DEFAULT_SETTINGS, ...overrides };
  let isReloading = false;

  const handleError = (event: Event) => {
    // Otherwise it is thrown on, as an error of the page.
    event.preventDefault();
    if (isReloading) return;
    // Offline the part is not gone but out of reach. Without a note of the first reload there might be no end of them.
    if (!isOnline() || !noteFirstReload(entry())) {
      onFailure();
      return;
    }
    isReloading = true;
    keepText().then(reload, () => {
      isReloading = false;
      onFailure();
    });
  };
  window.addEventListener('vite:preloadError', handleError);
  return () => window.removeEventListener('vite:preloadError', handleError);
}

/** False when this tab was reloaded for the same build before, or cannot remember. */
function noteFirstReload(build: string): boolean {
  try {
    if (sessionStorage.getItem(NOTE) === build) return false;
    sessionStorage.setItem(NOTE, build);
    return true;
  } catch {
    return false;
  }
}
