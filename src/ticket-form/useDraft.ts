import { useCallback, useEffect, useRef, useState } from 'react';
import type { Draft, DraftStore } from '../storage/draftStore.ts';
import { createDraftKeeper, type DraftKeeper } from './createDraftKeeper.ts';
import type { DraftContent } from './draftContent.ts';

interface DraftState {
  readonly keeper: { readonly current: DraftKeeper | null };
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
export function useDraft(store: DraftStore, apply: (content: DraftContent) => void): DraftState {
  const keeper = useRef<DraftKeeper | null>(null);
  const [orphans, setOrphans] = useState<readonly Draft[]>([]);

  useEffect(() => {
    const own = createDraftKeeper(store);
    keeper.current = own;
    const flush = () => void own.flush().catch(() => {});
    // A draft that cannot be read is no reason to keep anyone from writing.
    own
      .restore()
      .then((draft) => draft && apply(draft))
      .catch(() => {});
    own
      .findOrphans()
      .then(setOrphans)
      .catch(() => {});
    document.addEventListener('visibilitychange', flush);
    window.addEventListener('pagehide', flush);
    return () => {
      flush();
      document.removeEventListener('visibilitychange', flush);
      window.removeEventListener('pagehide', flush);
      own.close();
    };
  }, [store, apply]);

  const leave = useCallback((draft: Draft) => {
    setOrphans((current) => current.filter(({ id }) => id !== draft.id));
  }, []);
  const recover = useCallback(
    (draft: Draft) => {
      keeper.current?.adopt(draft);
      apply(draft);
      leave(draft);
    },
    [apply, leave],
  );
  const discard = useCallback(
    (draft: Draft) => {
      void keeper.current?.discard(draft.id).catch(() => {});
      leave(draft);
    },
    [leave],
  );
  return { keeper, orphans, recover, discard };
}
