import type { Database, DatabaseConnection } from './database.ts';
import { abortAtDeadline, type Delivery, isTicket, type Ticket } from './ticketStore.ts';

/** A ticket on its way to the helpdesk. Leaves the outbox only once its receipt is written (OB-3). */
export interface OutboxEntry {
  /** The ticket's id, and its `Idempotency-Key`. */
  readonly id: string;
  /** ISO 8601, the ticket's: the order of sending. */
  readonly createdAt: string;
  /** The request body, made at submit and never changed: every attempt sends the very same (OB-8). */
  readonly body: string;
  readonly attempts: number;
  /** Milliseconds since 1970; null when it failed for good and waits for a person. */
  readonly nextAttemptAt: number | null;
  /** When an attempt began, in milliseconds since 1970; null while none runs. Old leases are taken over (OB-4). */
  readonly leasedAt: number | null;
  /** Whether nobody answered the last attempt: worth another as soon as the network is back. */
  readonly isUnanswered?: boolean;
}

/** What became of an attempt. `cause` of a retry: no helpdesk answered, it asks everyone to wait, or it is at fault. */
export type Decision =
  | { readonly kind: 'delivered'; readonly reference: string }
  | { readonly kind: 'retry'; readonly at: number; readonly cause: RetryCause; readonly isCounted: boolean }
  | { readonly kind: 'failed'; readonly reason: string };

export type RetryCause = 'unanswered' | 'limited' | 'fault';

/** Milliseconds an attempt holds its ticket: longer than any request takes (OB-4). */
export const LEASE_MS = 120_000;
/** No ticket waits longer than this many milliseconds: a later time was written by a clock that was set back since. */
export const LONGEST_WAIT_MS = 3_600_000;

export interface OutboxCounts {
  readonly waiting: number;
  /** Failed for good: they wait for a person. */
  readonly failed: number;
}

/** The tickets on their way. Every step is one transaction over a ticket and its entry; all times are in ms since 1970. */
export interface OutboxStore {
  /**
   * Writes the ticket, what is to be sent (null: nothing, the ticket stays on this device) and deletes the draft (UX-9).
   * Resolves once they are on disk. A ticket that was submitted before is not written again; throws when that one,
   * already on its way, had another text.
   */
  submit(ticket: Ticket, draftId: string | null, body: string | null): Promise<void>;
  /** Queues a ticket that was saved when there was nobody to send it to; does nothing for any other. */
  enqueueSaved(id: string, body: string): Promise<void>;
  /** Tickets that were saved with nobody to send them to, oldest first. */
  listSaved(): Promise<Ticket[]>;
  /** In order of creation; without those that are being sent. */
  listDue(now: number): Promise<OutboxEntry[]>;
  /** In order of creation. */
  list(): Promise<OutboxEntry[]>;
  /** Takes a ticket for an attempt, or null when there is none to take: gone, taken by another tab, or not due (OB-6). */
  lease(id: string, now: number): Promise<OutboxEntry | null>;
  /** Writes what became of an attempt. A receipt always counts; anything else only from who holds the lease. */
  settle(leased: OutboxEntry, decision: Decision, now: number): Promise<void>;
  /** Queues again what a page that died was sending (OB-4). */
  releaseStale(now: number): Promise<void>;
  /** No waiting ticket is tried before `until`. */
  postponeAll(until: number): Promise<void>;
  /** What nobody answered is due now. */
  expedite(now: number): Promise<void>;
  /** A ticket, or every one, that waits or failed is due now: same key, same body (HD-4). */
  retry(id: string, now: number): Promise<void>;
  retryAll(now: number): Promise<void>;
  /** Deletes the ticket and what was to be sent. */
  remove(id: string): Promise<void>;
  /** When the next attempt may begin; null when nothing waits. */
  nextDueAt(): Promise<number | null>;
  count(): Promise<OutboxCounts>;
}

export function createOutboxStore(connection: DatabaseConnection): OutboxStore {
  /** Replaces every entry, and its ticket's delivery, for which `change` answers with new ones. */
  function changeAll(change: (entry: OutboxEntry) => Change | null, only?: string): Promise<void> {
    return connection.use((database, signal) => {
      const { transaction, tickets, outbox } = open(database);
      return abortAtDeadline(transaction, signal, async () => {
        for (const entry of await outbox.getAll(only)) {
          const next = change(entry);
          if (next === null) continue;
          await outbox.put(next.entry);
          const ticket = await tickets.get(entry.id);
          if (ticket !== undefined && next.delivery !== undefined)
            await tickets.put({ ...ticket, delivery: next.delivery });
        }
      });
    });
  }

  const list = () => connection.use((database) => database.getAllFromIndex('outbox', 'createdAt'));

  return {
    submit: (ticket, draftId, body) =>
      connection.use((database, signal) => {
        const { transaction, tickets, outbox, drafts } = open(database, 'strict');
        return abortAtDeadline(transaction, signal, async () => {
          const earlier = await tickets.get(ticket.id);
          const isOnItsWay = isTicket(earlier) && earlier.delivery.state !== 'saved';
          if (isOnItsWay && earlier.text !== ticket.text) {
            throw new Error(`ticket ${ticket.id}: got another text, expected the one that is already on its way`);
          }
          if (!isOnItsWay) {
            await tickets.put({ ...ticket, delivery: { state: body === null ? 'saved' : 'queued' } });
            if (body !== null) await outbox.put(newEntry(ticket, body));
          }
          if (draftId !== null) await drafts.delete(draftId);
        });
      }),

    enqueueSaved: (id, body) =>
      connection.use((database, signal) => {
        const { transaction, tickets, outbox } = open(database, 'strict');
        return abortAtDeadline(transaction, signal, async () => {
          const ticket = await tickets.get(id);
          if (ticket?.delivery.state !== 'saved') return;
          await tickets.put({ ...ticket, delivery: { state: 'queued' } });
          await outbox.put(newEntry(ticket, body));
        });
      }),

    listSaved: () =>
      connection.use(async (database) => {
        const tickets = await database.getAllFromIndex('tickets', 'createdAt');
        return tickets.filter((ticket) => isTicket(ticket) && ticket.delivery.state === 'saved');
      }),

    list,
    listDue: async (now) => (await list()).filter((entry) => isDue(entry, now)),

    lease: (id, now) =>
      connection.use((database, signal) => {
        const { transaction, tickets, outbox } = open(database);
        return abortAtDeadline(transaction, signal, async () => {
          const entry = await outbox.get(id);
          if (entry === undefined || !isDue(entry, now)) return null;
          const leased = { ...entry, leasedAt: now };
          await outbox.put(leased);
          const ticket = await tickets.get(id);
          if (ticket !== undefined) await tickets.put({ ...ticket, delivery: { state: 'sending' } });
          return leased;
        });
      }),

    settle: (leased, decision, now) =>
      connection.use((database, signal) => {
        const { transaction, tickets, outbox } = open(database);
        return abortAtDeadline(transaction, signal, async () => {
          const entry = await outbox.get(leased.id);
          const isHolder = entry?.leasedAt === leased.leasedAt;
          if (entry === undefined || (decision.kind !== 'delivered' && !isHolder)) return;
          const ticket = await tickets.get(leased.id);
          if (ticket !== undefined) await tickets.put({ ...ticket, delivery: deliveryAfter(decision, now) });
          if (decision.kind === 'delivered') await outbox.delete(leased.id);
          else await outbox.put(entryAfter(entry, decision));
        });
      }),

    releaseStale: (now) =>
      changeAll((entry) =>
        entry.leasedAt === null || isLeased(entry, now)
          ? null
          : { entry: { ...entry, leasedAt: null }, delivery: { state: 'queued' } },
      ),

    postponeAll: (until) =>
      changeAll((entry) =>
        entry.nextAttemptAt === null || entry.nextAttemptAt >= until
          ? null
          : { entry: { ...entry, nextAttemptAt: until } },
      ),

    expedite: (now) =>
      changeAll((entry) =>
        entry.isUnanswered === true && entry.nextAttemptAt !== null
          ? { entry: { ...entry, nextAttemptAt: now } }
          : null,
      ),

    retry: (id, now) => changeAll((entry) => dueNow(entry, now), id),
    retryAll: (now) => changeAll((entry) => dueNow(entry, now)),

    remove: (id) =>
      connection.use((database, signal) => {
        const { transaction, tickets, outbox } = open(database);
        return abortAtDeadline(transaction, signal, async () => {
          await tickets.delete(id);
          await outbox.delete(id);
        });
      }),

    nextDueAt: async () => {
      const times = (await list()).flatMap(({ nextAttemptAt, leasedAt }) =>
        nextAttemptAt === null ? [] : [Math.max(nextAttemptAt, leasedAt === null ? 0 : leasedAt + LEASE_MS)],
      );
      return times.length === 0 ? null : Math.min(...times);
    },

    count: async () => {
      const entries = await list();
      const failed = entries.filter(({ nextAttemptAt }) => nextAttemptAt === null).length;
      return { waiting: entries.length - failed, failed };
    },
  };
}

interface Change {
  readonly entry: OutboxEntry;
  readonly delivery?: Delivery;
}

function open(database: Database, durability: 'strict' | 'default' = 'default') {
  const transaction = database.transaction(['tickets', 'outbox', 'drafts'], 'readwrite', { durability });
  const [tickets, outbox] = [transaction.objectStore('tickets'), transaction.objectStore('outbox')];
  return { transaction, tickets, outbox, drafts: transaction.objectStore('drafts') };
}

function newEntry({ id, createdAt }: Ticket, body: string): OutboxEntry {
  return { id, createdAt, body, attempts: 0, nextAttemptAt: 0, leasedAt: null };
}

function isLeased({ leasedAt }: OutboxEntry, now: number): boolean {
  return leasedAt !== null && Math.abs(now - leasedAt) < LEASE_MS;
}

function isDue(entry: OutboxEntry, now: number): boolean {
  const { nextAttemptAt } = entry;
  if (nextAttemptAt === null || isLeased(entry, now)) return false;
  return nextAttemptAt <= now || nextAttemptAt > now + LONGEST_WAIT_MS;
}

function dueNow(entry: OutboxEntry, now: number): Change | null {
  return isLeased(entry, now) ? null : { entry: { ...entry, nextAttemptAt: now }, delivery: { state: 'queued' } };
}

function deliveryAfter(decision: Decision, now: number): Delivery {
  switch (decision.kind) {
    case 'delivered':
      return { state: 'sent', reference: decision.reference, sentAt: new Date(now).toISOString() };
    case 'retry':
      return { state: 'queued' };
    case 'failed':
      return { state: 'failed', reason: decision.reason };
  }
}

function entryAfter(entry: OutboxEntry, decision: Exclude<Decision, { kind: 'delivered' }>): OutboxEntry {
  const attempts = entry.attempts + (decision.kind === 'retry' && !decision.isCounted ? 0 : 1);
  return {
    ...entry,
    attempts,
    leasedAt: null,
    nextAttemptAt: decision.kind === 'retry' ? decision.at : null,
    isUnanswered: decision.kind === 'retry' && decision.cause === 'unanswered',
  };
}
