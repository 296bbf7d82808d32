// The one place that opens IndexedDB. Names and shapes are data on people's devices: change them only with a
// migration step in `upgrade`, and never delete tickets in one.

import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { StoredModel } from './modelStore.ts';
import type { Ticket } from './ticketStore.ts';

export interface PocketTriageSchema extends DBSchema {
  /** What is known of the stored models, by role. */
  models: { key: string; value: StoredModel };
  /** The files themselves, by sha256: bytes, never parsed objects. */
  modelFiles: { key: string; value: ArrayBuffer };
  tickets: { key: string; value: Ticket; indexes: { createdAt: string } };
}

export type Database = IDBPDatabase<PocketTriageSchema>;

export const DATABASE_NAME = 'pocket-triage';
const DATABASE_VERSION = 1;
/** A database that does not answer within this many milliseconds counts as out of order. */
const DEADLINE_MS = 5_000;

export interface DatabaseConnection {
  /** Runs `work` on an open database: opens it when needed, and once more when the connection was lost. */
  use<Value>(work: (database: Database) => Promise<Value>): Promise<Value>;
  /** Resolves once the database is let go. */
  close(): Promise<void>;
}

/** One connection, opened when first used and shared by all stores of a page or worker. */
export function createDatabaseConnection(name = DATABASE_NAME): DatabaseConnection {
  let opening: Promise<Database> | null = null;

  function open(): Promise<Database> {
    opening ??= withDeadline(
      openDB<PocketTriageSchema>(name, DATABASE_VERSION, {
        upgrade(database, oldVersion) {
          if (oldVersion < 1) {
            database.createObjectStore('models');
            database.createObjectStore('modelFiles');
            database.createObjectStore('tickets', { keyPath: 'id' }).createIndex('createdAt', 'createdAt');
          }
        },
        // Another tab wants a newer version: let go, the next use opens again.
        blocking: () => void close(),
        terminated: () => void close(),
      }),
      'opening the database',
    ).catch((error) => {
      opening = null;
      throw error;
    });
    return opening;
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
        return await withDeadline(work(await open()), 'the database');
      } catch (error) {
        if (!isLostConnection(error)) throw error;
        await close();
        return await withDeadline(work(await open()), 'the database');
      }
    },
  };
}

/** Safari closes connections of pages in the background; the next transaction then fails with one of these. */
function isLostConnection(error: unknown): boolean {
  return error instanceof DOMException && ['InvalidStateError', 'UnknownError'].includes(error.name);
}

async function withDeadline<Value>(work: Promise<Value>, what: string): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} did not answer within ${DEADLINE_MS / 1000} s`)), DEADLINE_MS);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
