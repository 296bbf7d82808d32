import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createDatabaseConnection, type DatabaseConnection } from './database.ts';
import { createModelStore } from './modelStore.ts';
import { createTicketStore, type Ticket } from './ticketStore.ts';

let name: string;
let connection: DatabaseConnection;

beforeEach(() => {
  name = `test-${crypto.randomUUID()}`;
  connection = createDatabaseConnection(name);
});

// A handle that somebody forgot to close would block the deletion for ever, and fail the test by its time-out (T-5).
afterEach(async () => {
  await connection.close();
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
});

/** Keeps a transaction on the tickets open, as another busy tab does, until told to let go. */
async function holdTickets(): Promise<() => void> {
  let isHeld = true;
  await connection.use(async (database) => {
    const { store } = database.transaction('tickets', 'readwrite');
    const keepBusy = async () => {
      while (isHeld) await store.count();
    };
    void keepBusy();
  });
  return () => {
    isHeld = false;
  };
}

const ticket = (id: string, createdAt: string): Ticket => ({
  id,
  createdAt,
  text: `text of ${id}`,
  chosenIntent: null,
  suggested: null,
  subject: '',
  contact: '',
  delivery: { state: 'saved' },
});

describe('ticketStore', () => {
  test('lists the newest first, as many as asked for, and counts them all', async () => {
    const store = createTicketStore(connection);
    await store.add(ticket('a', '2026-01-01T00:00:00Z'));
    await store.add(ticket('c', '2026-03-01T00:00:00Z'));
    await store.add(ticket('b', '2026-02-01T00:00:00Z'));
    expect((await store.list(2)).map(({ id }) => id)).toEqual(['c', 'b']);
    expect(await store.count()).toBe(3);
  });

  test('a ticket written twice is one ticket', async () => {
    const store = createTicketStore(connection);
    await store.add(ticket('a', '2026-01-01T00:00:00Z'));
    await store.add(ticket('a', '2026-01-01T00:00:00Z'));
    expect(await store.count()).toBe(1);
  });

  test('text of a megabyte, emoji and lone surrogates comes back as it was', async () => {
    const store = createTicketStore(connection);
    const text = `${'x'.repeat(1_000_000)} 😡 \ud83d नमस्ते`;
    await store.add({ ...ticket('a', '2026-01-01T00:00:00Z'), text });
    expect((await store.list(1))[0].text).toBe(text);
  });

  test('OB-8, DB-6: a save that failed by its deadline is not stored afterwards', async () => {
    const slow = createDatabaseConnection(name, 200);
    const store = createTicketStore(slow);
    await store.list(1);
    const letGo = await holdTickets();
    await expect(store.add(ticket('a', '2026-01-01T00:00:00Z'))).rejects.toThrow('did not answer within 0.2 s');
    letGo();
    expect(await createTicketStore(connection).count()).toBe(0);
    await slow.close();
  });

  test('DB-9: a row that is no ticket is passed over, the others are listed', async () => {
    const store = createTicketStore(connection);
    await store.add(ticket('a', '2026-01-01T00:00:00Z'));
    const damaged = { id: 'x', createdAt: '2026-02-01T00:00:00Z' } as unknown as Ticket;
    await connection.use((database) => database.put('tickets', damaged));
    expect((await store.list(5)).map(({ id }) => id)).toEqual(['a']);
  });

  test('two connections, as of two tabs, see the same tickets', async () => {
    const other = createDatabaseConnection(name);
    await createTicketStore(connection).add(ticket('a', '2026-01-01T00:00:00Z'));
    expect(await createTicketStore(other).count()).toBe(1);
    await other.close();
  });

  test('rejects when the ticket cannot be stored', async () => {
    const store = createTicketStore(connection);
    const unstorable = { ...ticket('a', '2026-01-01T00:00:00Z'), suggested: (() => {}) as never };
    await expect(store.add(unstorable)).rejects.toThrow();
    expect(await store.count()).toBe(0);
  });
});

describe('database connection', () => {
  test('DB-2: is opened again after it was closed under somebody', async () => {
    const store = createTicketStore(connection);
    await store.add(ticket('a', '2026-01-01T00:00:00Z'));
    await connection.use(async (database) => database.close());
    expect(await store.count()).toBe(1);
  });

  test('DB-2: work that fails twice fails once and for all', async () => {
    let tries = 0;
    const work = connection.use(async () => {
      tries++;
      throw new DOMException('Connection to Indexed Database server lost', 'UnknownError');
    });
    await expect(work).rejects.toMatchObject({ name: 'UnknownError' });
    expect(tries).toBe(2);
  });

  test('DB-1: lets a newer version of the page have the database', async () => {
    await createTicketStore(connection).count();
    const version = await new Promise<number>((resolve, reject) => {
      const request = indexedDB.open(name, 99);
      request.onsuccess = () => {
        resolve(request.result.version);
        request.result.close();
      };
      request.onerror = () => reject(request.error);
      request.onblocked = () => reject(new Error('blocked by the older page'));
    });
    expect(version).toBe(99);
  });
});

describe('modelStore', () => {
  const file = (sha256: string, size: number) => ({ sha256, version: 1, storedAt: '', bytes: new ArrayBuffer(size) });

  test('keeps the current file and the one before it, and no other', async () => {
    const store = createModelStore(connection);
    for (const [i, sha256] of ['one', 'two', 'three'].entries()) await store.put(file(sha256, i + 1));
    expect(await store.get('current')).toMatchObject({ sha256: 'three', bytes: { byteLength: 3 } });
    expect(await store.get('previous')).toMatchObject({ sha256: 'two', bytes: { byteLength: 2 } });
    expect(await connection.use((database) => database.getAllKeys('modelFiles'))).toEqual(['three', 'two']);
  });

  test('putting the same file again changes nothing', async () => {
    const store = createModelStore(connection);
    await store.put(file('one', 1));
    await store.put(file('two', 2));
    await store.put(file('two', 2));
    expect(await store.get('previous')).toMatchObject({ sha256: 'one' });
  });

  test('a discarded file is gone, with its metadata', async () => {
    const store = createModelStore(connection);
    await store.put(file('one', 1));
    await store.discard('current');
    expect(await store.get('current')).toBeNull();
    expect(await connection.use((database) => database.count('modelFiles'))).toBe(0);
  });
});
