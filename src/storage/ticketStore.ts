import type { Intent } from '../classifier/tasks.ts';
import type { TicketPrediction } from '../classifier/types.ts';
import type { DatabaseConnection } from './database.ts';

/** A ticket as it was sent from the form. The text is the person's own, unchanged. */
export interface Ticket {
  /** UUID, made when the ticket was sent from the form. */
  readonly id: string;
  /** ISO 8601 */
  readonly createdAt: string;
  readonly text: string;
  /** The person's own choice, or null: a suggestion is never put in its place. */
  readonly chosenIntent: Intent | null;
  /** What the model said of this very text, or null when it had not answered. */
  readonly suggested: TicketPrediction | null;
  readonly status: TicketStatus;
}

/** `saved`: on this device, not sent anywhere yet. */
export type TicketStatus = 'saved';

export interface TicketStore {
  /** Resolves when the ticket is on disk, not before. */
  add(ticket: Ticket): Promise<void>;
  /** Newest first. */
  list(limit: number): Promise<Ticket[]>;
  count(): Promise<number>;
}

export function createTicketStore(connection: DatabaseConnection): TicketStore {
  return {
    add: (ticket) =>
      connection.use(async (database) => {
        // A ticket may be the only copy of a text, so the acknowledgement waits for the disk.
        const transaction = database.transaction('tickets', 'readwrite', { durability: 'strict' });
        await transaction.store.put(ticket);
        await transaction.done;
      }),

    list: (limit) =>
      connection.use(async (database) => {
        const tickets: Ticket[] = [];
        let cursor = await database.transaction('tickets').store.index('createdAt').openCursor(null, 'prev');
        while (cursor !== null && tickets.length < limit) {
          tickets.push(cursor.value);
          cursor = await cursor.continue();
        }
        return tickets;
      }),

    count: () => connection.use((database) => database.count('tickets')),
  };
}
