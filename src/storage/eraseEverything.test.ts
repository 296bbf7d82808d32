import { expect, test } from 'vitest';
import { createDatabaseConnection } from './database.ts';
import { createDraftStore } from './draftStore.ts';
import { eraseEverything } from './eraseEverything.ts';
import { createModelStore } from './modelStore.ts';
import { createTicketStore } from './ticketStore.ts';

test('SEC-12: nothing is left in any store, though another tab has the database open', async () => {
  const name = `test-${crypto.randomUUID()}`;
  const own = createDatabaseConnection(name);
  const otherTab = createDatabaseConnection(name);
  const ticket = {
    subject: '',
    contact: '',
    chosenIntent: null,
    suggested: null,
    delivery: { state: 'saved' },
  } as const;
  await createTicketStore(own).add({ ...ticket, id: 'a', createdAt: '2026-01-01T00:00:00Z', text: 'secret' });
  await createDraftStore(own).put({ ...ticket, id: 'd', updatedAt: '', text: 'secret' });
  await createModelStore(own).put({ sha256: 'x', version: 1, storedAt: '', bytes: new ArrayBuffer(8) });
  expect(await createTicketStore(otherTab).count()).toBe(1);
  localStorage.setItem('config', 'secret');
  sessionStorage.setItem('draft-id', 'd');
  await (await caches.open('test-cache')).put('/secret', new Response('secret'));

  await eraseEverything(own, name);

  expect((await indexedDB.databases()).map((database) => database.name)).not.toContain(name);
  expect(localStorage.length + sessionStorage.length).toBe(0);
  expect(await caches.keys()).toEqual([]);
  expect(await createTicketStore(otherTab).count()).toBe(0);
  await otherTab.close();
  await own.close();
  indexedDB.deleteDatabase(name);
});

test('DB-9: tickets and models of version 1 are all there in version 2', async () => {
  const name = `test-${crypto.randomUUID()}`;
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      const database = request.result;
      database.createObjectStore('models').put({ sha256: 'x', version: 1, storedAt: '' }, 'current');
      database.createObjectStore('modelFiles').put(new ArrayBuffer(8), 'x');
      const tickets = database.createObjectStore('tickets', { keyPath: 'id' });
      tickets.createIndex('createdAt', 'createdAt');
      const old = { chosenIntent: 'refund', suggested: null, status: 'saved' };
      tickets.put({ ...old, id: 'a', createdAt: '2026-01-01T00:00:00Z', text: 'first' });
      tickets.put({ ...old, id: 'b', createdAt: '2026-01-02T00:00:00Z', text: 'second' });
    };
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
    request.onerror = () => reject(request.error);
  });
  const connection = createDatabaseConnection(name);
  expect(await createTicketStore(connection).list(5)).toEqual([
    expect.objectContaining({ id: 'b', text: 'second', subject: '', contact: '', delivery: { state: 'saved' } }),
    expect.objectContaining({ id: 'a', text: 'first', chosenIntent: 'refund', delivery: { state: 'saved' } }),
  ]);
  expect(await createModelStore(connection).get('current')).toMatchObject({ sha256: 'x' });
  await connection.close();
  indexedDB.deleteDatabase(name);
});
