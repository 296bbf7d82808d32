import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createDatabaseConnection, type DatabaseConnection } from './database.ts';
import { createDraftStore } from './draftStore.ts';
import { createOutboxStore, type Decision, LEASE_MS, LONGEST_WAIT_MS, type OutboxEntry } from './outboxStore.ts';
import { createTicketStore, type Ticket } from './ticketStore.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const RETRY: Decision = { kind: 'retry', at: NOW + 5_000, cause: 'fault', isCounted: true };

let name: string;
let connection: DatabaseConnection;
let outbox: ReturnType<typeof createOutboxStore>;

beforeEach(() => {
  name = `test-${crypto.randomUUID()}`;
  connection = createDatabaseConnection(name);
  outbox = createOutboxStore(connection);
});

afterEach(async () => {
  await connection.close();
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
});

const ticket = (id: string, createdAt = '2026-01-01T00:00:00Z'): Ticket => ({
  id,
  createdAt,
  text: `text of ${id}`,
  chosenIntent: null,
  suggested: null,
  subject: '',
  contact: '',
  delivery: { state: 'saved' },
});
const draft = (id: string) => ({ id, updatedAt: '', subject: '', text: 'draft', contact: '', chosenIntent: null });
const delivery = async (id: string) =>
  (await createTicketStore(connection).list(100)).find((stored) => stored.id === id)?.delivery;

async function lease(id: string, now = NOW): Promise<OutboxEntry> {
  const leased = await outbox.lease(id, now);
  if (leased === null) throw new Error(`${id}: not to be had`);
  return leased;
}

describe('submit', () => {
  test('UX-9: writes ticket and entry and deletes the draft', async () => {
    const drafts = createDraftStore(connection);
    await drafts.put(draft('d'));
    await outbox.submit(ticket('a'), 'd', '{}');
    expect(await delivery('a')).toEqual({ state: 'queued' });
    expect(await outbox.list()).toEqual([
      expect.objectContaining({ id: 'a', body: '{}', attempts: 0, leasedAt: null, createdAt: '2026-01-01T00:00:00Z' }),
    ]);
    expect(await drafts.list()).toEqual([]);
  });

  test('with nobody to send to the ticket is saved, and nothing waits', async () => {
    await outbox.submit(ticket('a'), null, null);
    expect(await delivery('a')).toEqual({ state: 'saved' });
    expect(await outbox.count()).toEqual({ waiting: 0, failed: 0 });
    expect(await outbox.nextDueAt()).toBeNull();
  });

  test('UX-9, DB-3: a ticket that cannot be stored leaves the draft as it was', async () => {
    const drafts = createDraftStore(connection);
    await drafts.put(draft('d'));
    const unstorable = { ...ticket('a'), suggested: (() => {}) as never };
    await expect(outbox.submit(unstorable, 'd', '{}')).rejects.toThrow();
    expect(await drafts.list()).toHaveLength(1);
    expect(await outbox.list()).toEqual([]);
  });

  test('DB-3: a ticket whose body cannot be stored is not stored either', async () => {
    await expect(outbox.submit(ticket('a'), null, (() => {}) as never)).rejects.toThrow();
    expect(await delivery('a')).toBeUndefined();
  });

  test('UX-9, DB-3: all or nothing when the deadline passes half way', async () => {
    const drafts = createDraftStore(connection);
    await drafts.put(draft('d'));
    const slow = createDatabaseConnection(name, 200);
    await slow.use((database) => database.count('tickets'));
    let isHeld = true;
    await connection.use(async (database) => {
      const { store } = database.transaction('outbox', 'readwrite');
      const keepBusy = async () => {
        while (isHeld) await store.count();
      };
      void keepBusy();
    });
    await expect(createOutboxStore(slow).submit(ticket('a'), 'd', '{}')).rejects.toThrow('did not answer');
    isHeld = false;
    expect(await drafts.list()).toHaveLength(1);
    expect(await outbox.list()).toEqual([]);
    expect(await delivery('a')).toBeUndefined();
    await slow.close();
  });

  test('OB-8: twice the same makes one ticket, and the body of the first stays', async () => {
    await outbox.submit(ticket('a'), null, '{"n":1}');
    await lease('a');
    await outbox.submit(ticket('a'), null, '{"n":2}');
    expect(await outbox.list()).toEqual([expect.objectContaining({ body: '{"n":1}', leasedAt: NOW })]);
  });

  test('OB-8: another text under the id of a ticket that is on its way is refused, with its draft kept', async () => {
    const drafts = createDraftStore(connection);
    await drafts.put(draft('d'));
    await outbox.submit(ticket('a'), null, '{}');
    await expect(outbox.submit({ ...ticket('a'), text: 'other' }, 'd', '{}')).rejects.toThrow('another text');
    expect(await drafts.list()).toHaveLength(1);
  });

  test('a ticket saved earlier is queued later, once', async () => {
    await outbox.submit(ticket('a'), null, null);
    expect((await outbox.listSaved()).map(({ id }) => id)).toEqual(['a']);
    await outbox.enqueueSaved('a', '{"n":1}');
    await outbox.enqueueSaved('a', '{"n":2}');
    await outbox.enqueueSaved('unknown', '{}');
    expect(await outbox.listSaved()).toEqual([]);
    expect((await outbox.list()).map(({ body }) => body)).toEqual(['{"n":1}']);
    expect(await delivery('a')).toEqual({ state: 'queued' });
  });
});

describe('lease', () => {
  test('OB-6: only one has it', async () => {
    await outbox.submit(ticket('a'), null, '{}');
    const both = await Promise.all([outbox.lease('a', NOW), outbox.lease('a', NOW)]);
    expect(both.filter((leased) => leased !== null)).toHaveLength(1);
    expect(await delivery('a')).toEqual({ state: 'sending' });
    expect(await outbox.listDue(NOW)).toEqual([]);
  });

  test('null for what is gone, failed or not due', async () => {
    expect(await outbox.lease('a', NOW)).toBeNull();
    await outbox.submit(ticket('a'), null, '{}');
    await outbox.settle(await lease('a'), RETRY, NOW);
    expect(await outbox.lease('a', NOW + 4_999)).toBeNull();
    await outbox.settle(await lease('a', NOW + 5_000), { kind: 'failed', reason: 'no' }, NOW);
    expect(await outbox.lease('a', NOW + LONGEST_WAIT_MS)).toBeNull();
  });

  test('OB-4: ends after two minutes, and its ticket is queued again', async () => {
    await outbox.submit(ticket('a'), null, '{}');
    await lease('a');
    await outbox.releaseStale(NOW + LEASE_MS - 1);
    expect(await delivery('a')).toEqual({ state: 'sending' });
    expect(await outbox.nextDueAt()).toBe(NOW + LEASE_MS);
    await outbox.releaseStale(NOW + LEASE_MS);
    expect(await delivery('a')).toEqual({ state: 'queued' });
    expect(await outbox.lease('a', NOW + LEASE_MS)).not.toBeNull();
  });

  test('a clock that was set back a day blocks nothing', async () => {
    const tomorrow = NOW + 86_400_000;
    await outbox.submit(ticket('a'), null, '{}');
    await outbox.submit(ticket('b'), null, '{}');
    await lease('a', tomorrow);
    await outbox.settle(await lease('b', tomorrow), { ...RETRY, at: tomorrow + 5_000 }, tomorrow);
    expect((await outbox.listDue(NOW)).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  test('what is due comes in order of creation', async () => {
    await outbox.submit(ticket('a', '2026-03-01T00:00:00Z'), null, '{}');
    await outbox.submit(ticket('b', '2026-01-01T00:00:00Z'), null, '{}');
    await outbox.submit(ticket('c', '2026-02-01T00:00:00Z'), null, '{}');
    expect((await outbox.listDue(NOW)).map(({ id }) => id)).toEqual(['b', 'c', 'a']);
  });
});

describe('settle', () => {
  beforeEach(() => outbox.submit(ticket('a'), null, '{}'));

  test('OB-3: the receipt is written and the entry removed', async () => {
    await outbox.settle(await lease('a'), { kind: 'delivered', reference: 'R-1' }, NOW);
    expect(await delivery('a')).toEqual({ state: 'sent', reference: 'R-1', sentAt: '2026-11-20T12:00:00.000Z' });
    expect(await outbox.list()).toEqual([]);
  });

  test('a retry queues it again, and counts unless it is excused', async () => {
    await outbox.settle(await lease('a'), RETRY, NOW);
    expect(await delivery('a')).toEqual({ state: 'queued' });
    expect(await outbox.nextDueAt()).toBe(NOW + 5_000);
    expect((await outbox.list())[0]).toMatchObject({ attempts: 1, leasedAt: null });
    await outbox.settle(await lease('a', NOW + 5_000), { ...RETRY, isCounted: false }, NOW);
    expect((await outbox.list())[0]).toMatchObject({ attempts: 1 });
  });

  test('OB-5: a failure waits for a person, who retries it with the same body', async () => {
    await outbox.settle(await lease('a'), { kind: 'failed', reason: 'too long' }, NOW);
    expect(await delivery('a')).toEqual({ state: 'failed', reason: 'too long' });
    expect(await outbox.nextDueAt()).toBeNull();
    expect(await outbox.count()).toEqual({ waiting: 0, failed: 1 });
    await outbox.retry('a', NOW);
    expect(await delivery('a')).toEqual({ state: 'queued' });
    expect(await outbox.listDue(NOW)).toEqual([expect.objectContaining({ body: '{}' })]);
  });

  test('OB-6: who lost the lease can bring a receipt, nothing else', async () => {
    const slow = await lease('a');
    const later = NOW + LEASE_MS;
    await lease('a', later);
    await outbox.settle(slow, { kind: 'failed', reason: 'no' }, later);
    expect(await delivery('a')).toEqual({ state: 'sending' });
    await outbox.settle(slow, { kind: 'delivered', reference: 'R-1' }, later);
    expect(await delivery('a')).toMatchObject({ state: 'sent' });
  });

  test('a ticket deleted while it was sent stays deleted', async () => {
    const leased = await lease('a');
    await outbox.remove('a');
    await outbox.settle(leased, { kind: 'delivered', reference: 'R-1' }, NOW);
    await outbox.retry('a', NOW);
    expect(await delivery('a')).toBeUndefined();
    expect(await outbox.list()).toEqual([]);
  });
});

describe('all at once', () => {
  beforeEach(async () => {
    for (const id of ['a', 'b', 'c']) await outbox.submit(ticket(id), null, '{}');
    await outbox.settle(await lease('b'), { kind: 'failed', reason: 'no' }, NOW);
  });

  test('HD-6: postponed, but nothing that failed for good comes alive', async () => {
    await outbox.postponeAll(NOW + 60_000);
    expect(await outbox.listDue(NOW + 59_999)).toEqual([]);
    expect((await outbox.listDue(NOW + 60_000)).map(({ id }) => id)).toEqual(['a', 'c']);
  });

  test('OB-1: of what waits, only what nobody answered is hurried', async () => {
    await outbox.settle(await lease('a'), { ...RETRY, cause: 'unanswered' }, NOW);
    await outbox.settle(await lease('c'), { ...RETRY, cause: 'limited' }, NOW);
    await outbox.expedite(NOW);
    expect((await outbox.listDue(NOW)).map(({ id }) => id)).toEqual(['a']);
  });

  test('"Send now" takes everything but what is being sent', async () => {
    await lease('a');
    await outbox.retryAll(NOW);
    expect((await outbox.listDue(NOW)).map(({ id }) => id)).toEqual(['b', 'c']);
    expect(await delivery('a')).toEqual({ state: 'sending' });
  });
});
