import type { Intent } from '../classifier/tasks.ts';
import type { TicketPrediction } from '../classifier/types.ts';
import type { DatabaseConnection } from './database.ts';

/** A ticket as it was sent from the form. The text is the person's own, unchanged. */
export interface Ticket {
  /** UUID, made when the ticket was sent from the form. */
  readonly id: string;
  /** ISO 8601 */
  readonly createdAt: string;
  readonly subject: string;
  readonly text: string;
  /** An e-mail address, or empty. */
  readonly contact: string;
  /** The person's own choice, or null: a suggestion is never put in its place. */
  readonly chosenIntent: Intent | null;
  /** What the model said of this very text, or null when it had not answered. */
  readonly suggested: TicketPrediction | null;
  readonly delivery: Delivery;
}

/** Where a ticket is. `saved`: on this device alone, with nobody to send it to. */
export type Delivery =
  | { readonly state: 'saved' }
  | { readonly state: 'queued' }
  | { readonly state: 'sending' }
  | { readonly state: 'sent'; readonly reference: string; readonly sentAt: string }
  | { readonly state: 'failed'; readonly reason: string };

const DELIVERY_STATES: readonly unknown[] = ['saved', 'queued', 'sending', 'sent', 'failed'];

export interface TicketStore {
  /**
   * Resolves when the ticket is on disk, not before. When it rejects the ticket is not stored, or will be under the same
   * id: adding it again with that id makes no second one (OB-8).
   */
  add(ticket: Ticket): Promise<void>;
  /** Newest first. Rows that are no tickets are passed over (DB-9). */
  list(limit: number): Promise<Ticket[]>;
  count(): Promise<number>;
}

export function createTicketStore(connection: DatabaseConnection): TicketStore {
  return {
    add: (ticket) =>
      connection.use(async (database, signal) => {
        // A ticket may be the only copy of a text, so the acknowledgement waits for the disk.
        const transaction = database.transaction('tickets', 'readwrite', { durability: 'strict' });
        await abortAtDeadline(transaction, signal, () => transaction.store.put(ticket));
      }),

    list: (limit) =>
      connection.use(async (database) => {
        const tickets: Ticket[] = [];
        let cursor = await database.transaction('tickets').store.index('createdAt').openCursor(null, 'prev');
        while (cursor !== null && tickets.length < limit) {
          if (isTicket(cursor.value)) tickets.push(cursor.value);
          cursor = await cursor.continue();
        }
        return tickets;
      }),

    count: () => connection.use((database) => database.count('tickets')),
  };
}

/**
 * Runs the steps of a writing transaction and resolves once it is committed. Nothing of it stays when a step throws, or
 * when the signal fires first, since the caller has then been told that it failed. A step awaits nothing but the
 * transaction's own requests, or it commits too early (DB-3).
 */
export async function abortAtDeadline<Value>(
  transaction: { abort(): void; readonly done: Promise<void> },
  signal: AbortSignal,
  steps: () => Promise<Value>,
): Promise<Value> {
  signal.addEventListener('abort', () => abort(transaction));
  const running = steps().catch((error) => {
    abort(transaction);
    throw error;
  });
  const [value] = await Promise.all([running, transaction.done]);
  return value;
}

function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // It was finished in the same moment.
  }
}

/** What a list can show. A row of another shape was written by another version, or damaged. */
export function isTicket(value: unknown): value is Ticket {
  const { id, text, createdAt, delivery } = (value ?? {}) as Record<keyof Ticket, unknown>;
  const state = (delivery as { state?: unknown } | undefined)?.state;
  return [id, text, createdAt].every((field) => typeof field === 'string') && DELIVERY_STATES.includes(state);
}
