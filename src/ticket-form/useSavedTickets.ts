import { useCallback, useEffect, useState } from 'react';
import type { Ticket, TicketStore } from '../storage/ticketStore.ts';

const SHOWN = 10;

export interface SavedTickets {
  /** Newest first, at most ten. */
  readonly tickets: readonly Ticket[];
  readonly count: number;
  /** Reads them again. A list that cannot be read keeps nobody from writing. */
  refresh(): void;
}

/** The tickets kept on this device. Other tabs are heard of, too. */
export function useSavedTickets(store: TicketStore): SavedTickets {
  const [shown, setShown] = useState<{ tickets: readonly Ticket[]; count: number }>({ tickets: [], count: 0 });

  const read = useCallback(() => {
    Promise.all([store.list(SHOWN), store.count()])
      .then(([tickets, count]) => setShown({ tickets, count }))
      .catch(() => {});
  }, [store]);

  const refresh = useCallback(() => {
    read();
    const channel = new BroadcastChannel('tickets');
    channel.postMessage('changed');
    channel.close();
  }, [read]);

  useEffect(() => {
    read();
    const channel = new BroadcastChannel('tickets');
    channel.addEventListener('message', read);
    return () => channel.close();
  }, [read]);

  return { ...shown, refresh };
}
