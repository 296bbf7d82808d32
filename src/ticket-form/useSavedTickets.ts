import { useCallback, useEffect, useRef, useState } from 'react';
import { listenToTickets } from '../delivery/ticketChannel.ts';
import type { Ticket, TicketStore } from '../storage/ticketStore.ts';

const SHOWN = 10;

export interface SavedTickets {
  /** Newest first, at most ten. */
  readonly tickets: readonly Ticket[];
  readonly count: number;
  /** Reads them again. A list that cannot be read keeps nobody from writing. */
  refresh(): void;
}

/** The tickets kept on this device; what this tab, another one or the helpdesk did to them is heard of, and spoken. */
export function useSavedTickets(store: TicketStore, announce: (message: string) => void): SavedTickets {
  const [shown, setShown] = useState<{ tickets: readonly Ticket[]; count: number }>({ tickets: [], count: 0 });
  const states = useRef(new Map<string, string>());

  const refresh = useCallback(() => {
    Promise.all([store.list(SHOWN), store.count()])
      .then(([tickets, count]) => {
        for (const ticket of tickets) speakOfChange(ticket, states.current, announce);
        setShown({ tickets, count });
      })
      .catch(() => {});
  }, [store, announce]);

  useEffect(() => {
    refresh();
    return listenToTickets(refresh);
  }, [refresh]);

  return { ...shown, refresh };
}

/** UX-5: that a ticket arrived, or failed, is said once. */
function speakOfChange(
  { id, delivery }: Ticket,
  states: Map<string, string>,
  announce: (message: string) => void,
): void {
  const before = states.get(id);
  states.set(id, delivery.state);
  if (before === undefined || before === delivery.state) return;
  if (delivery.state === 'sent') announce(`Sent, reference ${delivery.reference}`);
  if (delivery.state === 'failed') announce(`Failed: ${delivery.reason}`);
}
