import { useState } from 'react';
import type { Intent } from '../classifier/tasks.ts';
import type { Delivery, Ticket } from '../storage/ticketStore.ts';
import { INTENT_NAMES } from '../triage/displayNames.ts';
import { excerpt } from './excerpt.ts';
import { bandOf } from './suggestSettings.ts';

const DATE_FORMAT: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeStyle: 'short' };

/** What can be done with a ticket that is kept here. */
export interface TicketActions {
  readonly onRemove: (ticket: Ticket) => void;
  /** Sends a failed one again, the same as it was. */
  readonly onRetry: (ticket: Ticket) => void;
  readonly announce: (message: string) => void;
}

interface Props extends TicketActions {
  readonly ticket: Ticket;
}

/** One ticket: its beginning, where it is, and on request the whole of it. */
export function SavedTicket({ ticket, onRemove, onRetry, announce }: Props) {
  const [isSure, setIsSure] = useState(false);
  const { subject, text, createdAt, delivery } = ticket;

  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(text);
    announce('Copied');
  }

  return (
    <li>
      <details className="ticket">
        <summary>
          <span className="ticket-text" dir="auto">
            {excerpt(subject || text)}
          </span>
          <span className="ticket-facts">
            <span className={`ticket-status ticket-${delivery.state}`}>{statusWords(delivery)}</span>
            <span>{categoryOf(ticket)}</span>
            <time dateTime={createdAt}>
              {new Date(createdAt).toLocaleString(document.documentElement.lang, DATE_FORMAT)}
            </time>
          </span>
        </summary>
        <p className="ticket-whole" dir="auto">
          {text}
        </p>
        <p className="ticket-actions">
          {delivery.state === 'failed' && (
            <button type="button" className="link" onClick={() => onRetry(ticket)}>
              Send again
            </button>
          )}
          <button type="button" className="link" onClick={() => void copy()}>
            Copy text
          </button>
          <button type="button" className="link" onClick={() => (isSure ? onRemove(ticket) : setIsSure(true))}>
            {isSure ? 'Delete for good' : 'Delete'}
          </button>
        </p>
      </details>
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
