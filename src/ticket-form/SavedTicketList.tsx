import type { Intent } from '../classifier/tasks.ts';
import type { Ticket, TicketStatus } from '../storage/ticketStore.ts';
import { INTENT_NAMES } from '../triage/displayNames.ts';

const STATUS_WORDS: Readonly<Record<TicketStatus, string>> = { saved: 'Saved on this device' };
const EXCERPT_LENGTH = 140;

interface Props {
  readonly tickets: readonly Ticket[];
  readonly count: number;
}

/** What is kept on this device, newest first, each with its state in words. */
export function SavedTicketList({ tickets, count }: Props) {
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
}

function SavedTicket({ ticket }: { readonly ticket: Ticket }) {
  const { text, createdAt, chosenIntent, suggested, status } = ticket;
  return (
    <li>
      <p className="ticket-text">{excerpt(text)}</p>
      <p className="ticket-facts">
        <span className="ticket-status">{STATUS_WORDS[status]}</span>
        <span>{category(chosenIntent, suggested?.intent.label)}</span>
        <time dateTime={createdAt}>{new Date(createdAt).toLocaleString()}</time>
      </p>
    </li>
  );
}

function category(chosen: Intent | null, suggested: string | undefined): string {
  if (chosen !== null) return INTENT_NAMES[chosen];
  return suggested === undefined ? 'No category' : `${INTENT_NAMES[suggested as Intent]} (suggested)`;
}

function excerpt(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > EXCERPT_LENGTH ? `${line.slice(0, EXCERPT_LENGTH)}…` : line;
}
