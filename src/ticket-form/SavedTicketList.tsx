import { memo, useSyncExternalStore } from 'react';
import type { TicketDelivery } from '../delivery/createDelivery.ts';
import type { Ticket } from '../storage/ticketStore.ts';
import { exportTickets } from './exportTickets.ts';
import { SavedTicket, type TicketActions } from './SavedTicket.tsx';

interface Props extends TicketActions {
  readonly tickets: readonly Ticket[];
  readonly count: number;
  readonly delivery: Pick<TicketDelivery, 'getStatus' | 'subscribe'>;
  readonly onSendNow: () => void;
  /** All of them, for the export. */
  readonly readAll: () => Promise<readonly Ticket[]>;
}

/** What is kept on this device, newest first, each with its state in words. Typing does not draw it anew. */
export const SavedTicketList = memo(function SavedTicketList({
  tickets,
  count,
  delivery,
  onSendNow,
  readAll,
  ...actions
}: Props) {
  const { waiting, failed, isSending, isRefused } = useSyncExternalStore(delivery.subscribe, delivery.getStatus);
  if (count === 0) return null;
  const isAllLocal = tickets.every(({ delivery }) => delivery.state === 'saved');
  return (
    <section className="card" aria-labelledby="saved-title">
      <div className="card-head">
        <h2 id="saved-title">Your tickets</h2>
        <button type="button" className="link" onClick={() => void readAll().then(exportTickets)}>
          Export all
        </button>
      </div>
      {waiting + failed > 0 && (
        <p className="hint">
          {isRefused ? 'The helpdesk cannot be reached, or refuses this page. ' : `${waiting + failed} not sent yet. `}
          <button type="button" className="link" aria-disabled={isSending} onClick={onSendNow}>
            Send now
          </button>
        </p>
      )}
      {isAllLocal && <p className="hint">They are on this device only and have not been sent anywhere.</p>}
      <ul className="tickets">
        {tickets.map((ticket) => (
          <SavedTicket key={ticket.id} ticket={ticket} {...actions} />
        ))}
      </ul>
      {count > tickets.length && <p className="hint">and {count - tickets.length} older ones, in the export</p>}
    </section>
  );
});
