import { useEffect } from 'react';
import type { UpdateState, Updates } from './createUpdates.ts';
import { useUpdates } from './useUpdates.ts';
import './pwa.css';

const MESSAGES: Readonly<Partial<Record<UpdateState, string>>> = {
  ready: 'A new version is ready. Your text is kept.',
  updating: 'Updating. Your text is kept.',
  updated: 'Pocket Triage was updated. Reload this tab when you are ready.',
  refused: 'Your text could not be stored on this device, so this tab was not reloaded.',
};

const ACCEPT_NAMES: Readonly<Partial<Record<UpdateState, string>>> = {
  updated: 'Reload this tab',
  refused: 'Try again',
};

interface Props {
  readonly updates: Updates;
  /** Speaks to screen readers. */
  readonly announce: (message: string) => void;
  /** Stores what is being written. When it rejects, nothing is reloaded. */
  readonly onBeforeReload: () => Promise<void>;
}

/** Asks before a new version takes over. It neither takes the focus nor covers what is being written. */
export function UpdatePrompt({ updates, announce, onBeforeReload }: Props) {
  const state = useUpdates(updates);
  const message = MESSAGES[state];

  useEffect(() => {
    if (message !== undefined) announce(message);
  }, [message, announce]);

  if (message === undefined) return null;
  return (
    <section className="card pwa-note" aria-label="New version">
      <p>{message}</p>
      {state !== 'updating' && (
        <p className="pwa-actions">
          <button type="button" className="primary" onClick={() => void updates.accept(onBeforeReload)}>
            {ACCEPT_NAMES[state] ?? 'Update now'}
          </button>
          <button type="button" className="link" onClick={() => updates.postpone()}>
            Later
          </button>
        </p>
      )}
    </section>
  );
}
