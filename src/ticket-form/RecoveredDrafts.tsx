import type { Draft } from '../storage/draftStore.ts';
import { excerpt } from './excerpt.ts';

interface Props {
  readonly drafts: readonly Draft[];
  /** Whether the form holds a text that taking one over would push aside. */
  readonly isFormEmpty: () => boolean;
  readonly onRecover: (draft: Draft) => void;
  readonly onDiscard: (draft: Draft) => void;
}

/** Texts that were written in a tab that is gone, and never sent. */
export function RecoveredDrafts({ drafts, isFormEmpty, onRecover, onDiscard }: Props) {
  if (drafts.length === 0) return null;
  return (
    <section className="card" aria-labelledby="recovered-title">
      <h2 id="recovered-title">Unsent texts</h2>
      <p className="hint">Written earlier in a window that was closed, and kept on this device.</p>
      <ul className="tickets">
        {drafts.map((draft) => (
          <li key={draft.id}>
            <p className="ticket-text" dir="auto">
              {excerpt(draft.text || draft.subject || draft.contact)}
            </p>
            <p className="ticket-actions">
              <button type="button" className="link" onClick={() => isFormEmpty() && onRecover(draft)}>
                Go on writing
              </button>
              <button type="button" className="link" onClick={() => onDiscard(draft)}>
                Throw away
              </button>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
