import { type InstallEnvironment, useInstallHint } from './useInstallHint.ts';
import './pwa.css';

interface Props {
  /** Tickets that are on this device only. */
  readonly unsentCount: number;
  /** For tests; read from the browser otherwise. */
  readonly environment?: InstallEnvironment;
}

/**
 * How the app is installed on iOS, where nothing offers it. An installed app has storage of its own there: it starts
 * without model and tickets, and has to be opened once with a network (PWA-5).
 */
export function InstallHint({ unsentCount, environment }: Props) {
  const { isShown, dismiss } = useInstallHint(environment);
  if (!isShown) return null;
  return (
    <section className="card pwa-note" aria-labelledby="install-title">
      <h2 id="install-title">Keep it on your Home Screen</h2>
      <p>
        Press Share, then “Add to Home Screen”. Open it there once while you have signal: from then on it works offline.
      </p>
      {unsentCount > 0 && <p>{whatStays(unsentCount)}</p>}
      <p className="pwa-actions">
        <button type="button" className="link" onClick={dismiss}>
          Dismiss
        </button>
      </p>
    </section>
  );
}

function whatStays(count: number): string {
  const tickets = count === 1 ? 'Your unsent ticket stays' : `Your ${count} unsent tickets stay`;
  return `${tickets} in this browser: the app on the Home Screen does not see what is kept here.`;
}
