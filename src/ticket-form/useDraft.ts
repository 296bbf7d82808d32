import { useCallback, useEffect, useState } from 'react';
import type { Draft } from '../storage/draftStore.ts';
import type { DraftKeeper } from './createDraftKeeper.ts';
import type { DraftContent } from './draftContent.ts';

interface DraftState {
  /** Unsent texts of tabs that are gone. */
  readonly orphans: readonly Draft[];
  /** Takes one into this form, or throws it away. */
  recover(draft: Draft): void;
  discard(draft: Draft): void;
}

/**
 * The draft of this tab: restored after a reload, a crash or an update, saved while somebody writes and when the page is
 * hidden or left (UX-8). `apply` shows a restored one; it is not called over a text that is already there.
 */
export function useDraft(keeper: DraftKeeper, apply: (content: DraftContent) => void): DraftState {
  const [orphans, setOrphans] = useState<readonly Draft[]>([]);

  useEffect(() => {
    const flush = () => void keeper.flush().catch(() => {});
    const leave = () => keeper.leave();
    // A draft that cannot be read is no reason to keep anyone from writing.
    keeper
      .restore()
      .then((draft) => draft && apply(draft))
      .catch(() => {});
    keeper
      .findOrphans()
      .then(setOrphans)
      .catch(() => {});
    document.addEventListener('visibilitychange', flush);
    window.addEventListener('pagehide', leave);
    return () => {
      flush();
      document.removeEventListener('visibilitychange', flush);
      window.removeEventListener('pagehide', leave);
    };
  }, [keeper, apply]);

  const leave = useCallback((draft: Draft) => {
    setOrphans((current) => current.filter(({ id }) => id !== draft.id));
  }, []);
  const recover = useCallback(
    (draft: Draft) => {
      keeper.adopt(draft);
      apply(draft);
      leave(draft);
    },
    [keeper, apply, leave],
  );
  const discard = useCallback(
    (draft: Draft) => {
      void keeper.discard(draft.id).catch(() => {});
      leave(draft);
    },
    [keeper, leave],
  );
  return { orphans, recover, discard };
}
