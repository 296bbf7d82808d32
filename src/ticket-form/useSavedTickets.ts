import { useCallback, useEffect, useState } from 'react';
import type { Ticket, TicketStore } from '../storage/ticketStore.ts';

const SHOWN = 10;

export interface SavedTickets {
  /** Newest first, at most ten. */
  readonly tickets: readonly Ticket[];
  readonly count: number;
  /** Resolves once the ticket is on disk; rejects with the reason when it could not be stored. */
  save(ticket: Ticket): Promise<void>;
}

/** The tickets kept on this device. */
export function useSavedTickets(store: TicketStore): SavedTickets {
  const [shown, setShown] = useState<{ tickets: readonly Ticket[]; count: number }>({ tickets: [], count: 0 });

  const refresh = useCallback(async () => {
    const [tickets, count] = await Promise.all([store.list(SHOWN), store.count()]);
    setShown({ tickets, count });
  }, [store]);

  useEffect(() => {
    // A list that cannot be read is no reason to keep anyone from writing; saving says what is wrong.
    refresh().catch(() => {});
  }, [refresh]);

  const save = useCallback(
    async (ticket: Ticket) => {
      await store.add(ticket);
      // Not waited for: the ticket is stored, whatever becomes of the list.
      refresh().catch(() => {});
    },
    [store, refresh],
  );

  return { ...shown, save };
}
