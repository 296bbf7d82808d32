import type { IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { PocketTriageSchema } from './database.ts';

type Upgrade = IDBPTransaction<PocketTriageSchema, StoreNames<PocketTriageSchema>[], 'versionchange'>;

/** One step for each version ever shipped, each with a fixture in the tests. No step deletes a ticket (DB-9). */
export async function upgrade(
  database: IDBPDatabase<PocketTriageSchema>,
  oldVersion: number,
  _newVersion: number | null,
  transaction: Upgrade,
): Promise<void> {
  if (oldVersion < 1) {
    database.createObjectStore('models');
    database.createObjectStore('modelFiles');
    database.createObjectStore('tickets', { keyPath: 'id' }).createIndex('createdAt', 'createdAt');
  }
  if (oldVersion < 2) {
    database.createObjectStore('drafts', { keyPath: 'id' });
    database.createObjectStore('outbox', { keyPath: 'id' }).createIndex('createdAt', 'createdAt');
    // Tickets had the status "saved", and no subject and no contact.
    const tickets = transaction.objectStore('tickets');
    for (let cursor = await tickets.openCursor(); cursor !== null; cursor = await cursor.continue()) {
      const { status: _, ...ticket } = cursor.value as typeof cursor.value & { status?: string };
      await cursor.update({ ...ticket, subject: '', contact: '', delivery: { state: 'saved' } });
    }
  }
}
