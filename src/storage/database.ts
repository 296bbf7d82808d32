// The one place that opens IndexedDB. Names and shapes are data on people's devices: change them only with a step in
// `migrations.ts`.

import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Draft } from './draftStore.ts';
import { upgrade } from './migrations.ts';
import type { StoredModel } from './modelStore.ts';
import type { OutboxEntry } from './outboxStore.ts';
import type { Ticket } from './ticketStore.ts';

export interface PocketTriageSchema extends DBSchema {
  /** What is known of the stored models, by role. */
  models: { key: string; value: StoredModel };
  /** The files themselves, by sha256: bytes, never parsed objects. */
  modelFiles: { key: string; value: ArrayBuffer };
  tickets: { key: string; value: Ticket; indexes: { createdAt: string } };
  /** What is being written, one a tab. */
  drafts: { key: string; value: Draft };
  /** What is on its way to the helpdesk, by ticket id. */
  outbox: { key: string; value: OutboxEntry; indexes: { createdAt: string } };
}

export type Database = IDBPDatabase<PocketTriageSchema>;

export const DATABASE_NAME = 'pocket-triage';
export const DATABASE_VERSION = 2;
/** A database that does not answer within this many milliseconds counts as out of order. */
const DEADLINE_MS = 5_000;

export interface DatabaseConnection {
  /**
   * Runs `work` on an open database: opens it when needed, and once more when the connection was lost. The signal fires
   * when the deadline has passed: work that writes must then abort, since its caller has been told that it failed.
   */
  use<Value>(work: (database: Database, signal: AbortSignal) => Promise<Value>): Promise<Value>;
  /** Resolves once the database is let go. */
  close(): Promise<void>;
}

/** One connection, opened when first used and shared by all stores of a page or worker. */
export function createDatabaseConnection(name = DATABASE_NAME, deadlineMs = DEADLINE_MS): DatabaseConnection {
  let opening: Promise<Database> | null = null;

  function open(): Promise<Database> {
    opening ??= openInTime().catch((error) => {
      opening = null;
      throw error;
    });
    return opening;
  }

  async function openInTime(): Promise<Database> {
    let isBlocked = false;
    const handle = openDB<PocketTriageSchema>(name, DATABASE_VERSION, {
      upgrade,
      blocked() {
        isBlocked = true;
      },
      // Another tab wants a newer version: let go of this very handle, the next use opens again.
      blocking: () => void letGo(),
      terminated: () => void letGo(),
    });
    async function letGo(): Promise<void> {
      opening = null;
      (await handle).close();
    }
    try {
      return await withDeadline(() => handle, deadlineMs, 'opening the database');
    } catch (error) {
      // Opened after all, it would be nobody's, and block every later upgrade (DB-1).
      void handle.then((late) => late.close()).catch(() => {});
      if (isBlocked) throw new Error('another tab holds an older version of the database: close the other tabs');
      throw error;
    }
  }

  async function close(): Promise<void> {
    const closing = opening;
    opening = null;
    await closing?.then((database) => database.close()).catch(() => {});
  }

  return {
    close,
    async use(work) {
      try {
        const database = await open();
        return await withDeadline((signal) => work(database, signal), deadlineMs, 'the database');
      } catch (error) {
        if (!isLostConnection(error)) throw error;
        await close();
        const database = await open();
        return await withDeadline((signal) => work(database, signal), deadlineMs, 'the database');
      }
    },
  };
}

/** Safari closes connections of pages in the background; the next transaction then fails with one of these. */
function isLostConnection(error: unknown): boolean {
  return error instanceof DOMException && ['InvalidStateError', 'UnknownError'].includes(error.name);
}

async function withDeadline<Value>(
  work: (signal: AbortSignal) => Promise<Value>,
  deadlineMs: number,
  what: string,
): Promise<Value> {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`${what} did not answer within ${deadlineMs / 1000} s`));
      controller.abort();
    }, deadlineMs);
  });
  try {
    return await Promise.race([work(controller.signal), deadline]);
  } finally {
    clearTimeout(timer);
  }
}
