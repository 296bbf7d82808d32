import { memo } from 'react';
import type { Intent } from '../classifier/tasks.ts';
import type { Delivery, Ticket } from '../storage/ticketStore.ts';
import { INTENT_NAMES } from '../triage/displayNames.ts';
import { excerpt } from './excerpt.ts';
import { bandOf } from './suggestSettings.ts';

const DATE_FORMAT: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeStyle: 'short' };

interface Props {
  readonly tickets: readonly Ticket[];
  readonly count: number;
}

/** What is kept on this device, newest first, each with its state in words. Typing does not draw it anew. */
export const SavedTicketList = memo(function SavedTicketList({ tickets, count }: Props) {
  if (count === 0) return null;
  return (
    <section className="card" aria-labelledby="saved-title">
      <h2 id="saved-title">Your tickets</h2>
      <p className="hint">They are on this device only and have not been sent anywhere.</p>
      <ul className="tickets">
        {tickets.map((ticket) => (
          <SavedTicket key={ticket.id} ticket={ticket} />
        ))}
      </ul>
      {count > tickets.length && <p className="hint">and {count - tickets.length} older ones</p>}
    </section>
  );
});

function SavedTicket({ ticket }: { readonly ticket: Ticket }) {
  const { text, createdAt, delivery } = ticket;
  return (
    <li>
      <p className="ticket-text" dir="auto">
        {excerpt(text)}
      </p>
      <p className="ticket-facts">
        <span className="ticket-status">{statusWords(delivery)}</span>
        <span>{categoryOf(ticket)}</span>
        <time dateTime={createdAt}>
          {new Date(createdAt).toLocaleString(document.documentElement.lang, DATE_FORMAT)}
        </time>
      </p>
    </li>
  );
}

function statusWords(delivery: Delivery): string {
  switch (delivery.state) {
    case 'saved':
    case 'queued':
      return 'Saved on this device';
    case 'sending':
      return 'Sending';
    case 'sent':
      return `Sent, reference ${delivery.reference}`;
    case 'failed':
      return `Failed: ${delivery.reason}`;
  }
}

/** The person's choice, or, as a mere guess, a likely suggestion: a weak one is no category. */
function categoryOf({ chosenIntent, suggested }: Ticket): string {
  if (chosenIntent !== null) return INTENT_NAMES[chosenIntent];
  if (suggested === null || bandOf(suggested).name !== 'likely') return 'No category chosen';
  return `No category chosen, perhaps ${INTENT_NAMES[suggested.intent.label as Intent].toLowerCase()}`;
}
