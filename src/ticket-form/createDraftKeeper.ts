import type { Draft, DraftStore } from '../storage/draftStore.ts';
import { type DraftContent, isBlank } from './draftContent.ts';

const SAVE_DELAY_MS = 500;
const SESSION_KEY = 'draft-id';
/** What a page that is being left had no time to write to disk. */
const LAST_WORDS_KEY = 'draft-last-words';
/** A tab that holds a draft answers within this time when another one asks for it. */
const ROLL_CALL_MS = 200;

/** Keeps the draft of this tab on disk, within a second of the last key (UX-8), and finds those that nobody holds. */
export interface DraftKeeper {
  /** Id of the tab's draft and of the ticket it becomes; a new one after `renew`. */
  readonly id: string;
  /** The draft of this tab from before a reload. */
  restore(): Promise<Draft | null>;
  /** Drafts of tabs that are gone (UX-9): crashed, killed, or closed. */
  findOrphans(): Promise<Draft[]>;
  /** Takes an orphan over as this tab's draft. */
  adopt(draft: Draft): void;
  /** Saves soon; `flush` saves now what waits. */
  save(content: DraftContent): void;
  flush(): Promise<void>;
  /** The page is being left: what waits is set down at once, since nothing that takes time is finished any more. */
  leave(): void;
  discard(id: string): Promise<void>;
  /** The draft has become a ticket: what is written next is another one. */
  renew(): void;
  close(): void;
}

export function createDraftKeeper(store: DraftStore, session: Storage = sessionStorage): DraftKeeper {
  let id = session.getItem(SESSION_KEY) ?? startNew();
  let waiting: DraftContent | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const channel = new BroadcastChannel('drafts');
  channel.addEventListener('message', ({ data }) => {
    if (data?.type === 'who' && data.id === id) channel.postMessage({ type: 'held', id });
  });

  function startNew(): string {
    const fresh = crypto.randomUUID();
    session.setItem(SESSION_KEY, fresh);
    return fresh;
  }

  function takeLastWords(): Draft | null {
    const text = session.getItem(LAST_WORDS_KEY);
    session.removeItem(LAST_WORDS_KEY);
    const draft: Draft | null = text === null ? null : JSON.parse(text);
    return draft?.id === id ? draft : null;
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    const content = waiting;
    waiting = null;
    if (content === null) return;
    try {
      if (isBlank(content)) await store.remove(id);
      else await store.put({ id, updatedAt: new Date().toISOString(), ...content });
    } catch (error) {
      // Not stored, so it still waits; unless something newer does.
      waiting ??= content;
      throw error;
    }
  }

  function isHeld(draftId: string): Promise<boolean> {
    return new Promise((resolve) => {
      const settle = (held: boolean) => {
        channel.removeEventListener('message', listen);
        resolve(held);
      };
      const listen = ({ data }: MessageEvent) => {
        if (data?.type === 'held' && data.id === draftId) settle(true);
      };
      channel.addEventListener('message', listen);
      channel.postMessage({ type: 'who', id: draftId });
      setTimeout(settle, ROLL_CALL_MS, false);
    });
  }

  return {
    get id() {
      return id;
    },
    async restore() {
      const lastWords = takeLastWords();
      if (lastWords !== null) await store.put(lastWords).catch(() => {});
      return lastWords ?? (await store.get(id));
    },
    async findOrphans() {
      const others = (await store.list()).filter((draft) => draft.id !== id);
      const held = await Promise.all(others.map((draft) => isHeld(draft.id)));
      return others.filter((_, i) => !held[i]);
    },
    adopt(draft) {
      id = draft.id;
      session.setItem(SESSION_KEY, id);
    },
    save(content) {
      waiting = content;
      clearTimeout(timer);
      timer = setTimeout(() => void flush().catch(() => {}), SAVE_DELAY_MS);
    },
    flush,
    leave() {
      if (waiting === null) return;
      const draft: Draft = { id, updatedAt: new Date().toISOString(), ...waiting };
      try {
        session.setItem(LAST_WORDS_KEY, JSON.stringify(draft));
      } catch {
        // Too long for it: what was written to disk before is what is left.
      }
      void flush().catch(() => {});
    },
    discard: (draftId) => store.remove(draftId),
    renew() {
      clearTimeout(timer);
      waiting = null;
      session.removeItem(LAST_WORDS_KEY);
      id = startNew();
    },
    close() {
      clearTimeout(timer);
      channel.close();
    },
  };
}
