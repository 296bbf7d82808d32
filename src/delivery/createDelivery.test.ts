import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createDatabaseConnection, type DatabaseConnection } from '../storage/database.ts';
import { createOutboxStore, LEASE_MS, type OutboxStore } from '../storage/outboxStore.ts';
import { createTicketStore, type Ticket } from '../storage/ticketStore.ts';
import { createDelivery, type TicketDelivery } from './createDelivery.ts';
import { type Exclusive, withWebLock } from './exclusive.ts';
import type { SendNowResult } from './sendNowResult.ts';
import { createFakeHelpdesk, type FakeHelpdesk } from './testsupport/fakeHelpdesk.ts';
import { createVirtualClock, type VirtualClock } from './testsupport/virtualClock.ts';
import type { DeliveryConfig } from './types.ts';

const MINUTE = 60_000;
const WEBHOOK: DeliveryConfig = { type: 'webhook', url: 'https://desk.example/tickets' };

let clock: VirtualClock;
let helpdesk: FakeHelpdesk;
let connection: DatabaseConnection;
let store: OutboxStore;
let exclusive: Exclusive;
let name: string;
let pages: TicketDelivery[];

beforeEach(() => {
  clock = createVirtualClock();
  helpdesk = createFakeHelpdesk(clock);
  name = `test-${crypto.randomUUID()}`;
  connection = createDatabaseConnection(name);
  store = tracked(createOutboxStore(connection));
  exclusive = createLock();
  pages = [];
});

afterEach(async () => {
  for (const page of pages) page.close();
  await connection.close();
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
});

/** A page's delivery, which has yet to be told where to send. */
function openPage(overrides: Partial<Parameters<typeof createDelivery>[0]> = {}): TicketDelivery {
  const page = createDelivery({
    store,
    context: { appVersion: '1', locale: 'en', channel: 'web' },
    announce: () => {},
    clock,
    random: () => 0.999,
    fetch: helpdesk.fetch,
    exclusive,
    probe: async () => true,
    registerSync: async () => {},
    ...overrides,
  });
  pages.push(page);
  return page;
}

function openConfigured(overrides: Partial<Parameters<typeof createDelivery>[0]> = {}): TicketDelivery {
  const page = openPage(overrides);
  page.configure(WEBHOOK);
  return page;
}

function tracked(outbox: OutboxStore): OutboxStore {
  const entries = Object.entries(outbox) as [string, (...args: unknown[]) => Promise<unknown>][];
  return Object.fromEntries(
    entries.map(([method, call]) => [method, (...args: unknown[]) => clock.track(call(...args))]),
  ) as unknown as OutboxStore;
}

/** A lock that several pages share, as the browser's. */
function createLock(): Exclusive {
  let isHeld = false;
  return async (work) => {
    if (isHeld) return false;
    isHeld = true;
    await work().finally(() => {
      isHeld = false;
    });
    return true;
  };
}

const ticket = (n: number): Ticket => ({
  id: `t${String(n).padStart(3, '0')}`,
  createdAt: new Date(Date.parse('2026-11-01T00:00:00Z') + n * 1000).toISOString(),
  subject: '',
  text: `text ${n}`,
  contact: '',
  chosenIntent: null,
  suggested: null,
  delivery: { state: 'saved' },
});
const ids = (count: number) => Array.from({ length: count }, (_, n) => ticket(n).id);
const states = async () =>
  Object.fromEntries((await createTicketStore(connection).list(200)).map(({ id, delivery }) => [id, delivery.state]));

/** Tickets of earlier days, in the outbox before any page is opened. */
async function fillOutbox(count: number): Promise<void> {
  for (let n = count - 1; n >= 0; n--) await store.submit(ticket(n), null, `{"n":${n}}`);
}

describe('sending', () => {
  test('OB-1: a submitted ticket is sent by itself, and its receipt kept', async () => {
    const page = openConfigured();
    await page.submit(ticket(0), null);
    await clock.pass(MINUTE);
    expect(helpdesk.stored).toEqual(['t000']);
    const [sent] = await createTicketStore(connection).list(1);
    expect(sent.delivery).toMatchObject({ state: 'sent', reference: 'desk-t000' });
    expect(await store.list()).toEqual([]);
  });

  test('OB-1: what was left over is sent when a page starts', async () => {
    await fillOutbox(2);
    openConfigured();
    await clock.pass(MINUTE);
    expect(helpdesk.stored).toEqual(ids(2));
  });

  test('OB-1, OB-8: a failed attempt is repeated by the timer, with the same key and the very same body', async () => {
    helpdesk.behave = () => (helpdesk.requests.length < 4 ? 'unreachable' : 'ok');
    const page = openConfigured();
    await page.submit(ticket(0), null);
    await clock.pass(MINUTE);
    expect(helpdesk.requests).toEqual(['t000', 't000', 't000', 't000']);
    expect(helpdesk.stored).toEqual(['t000']);
    expect(helpdesk.bodies.get('t000')?.size).toBe(1);
    const gaps = helpdesk.times.slice(1).map((time, i) => time - helpdesk.times[i]);
    expect(gaps[2]).toBeGreaterThan(gaps[0]);
  });

  test('OB-8: a request that was stored though it seemed to fail makes one ticket', async () => {
    helpdesk.behave = () => (helpdesk.requests.length === 1 ? 'lost' : 'ok');
    const page = openConfigured();
    await page.submit(ticket(0), null);
    await clock.pass(MINUTE);
    expect(helpdesk.requests).toHaveLength(2);
    expect(helpdesk.stored).toEqual(['t000']);
    expect(await states()).toEqual({ t000: 'sent' });
  });

  test('OB-9: a sign-in page that answers 200 is no receipt', async () => {
    helpdesk.behave = () => 'html';
    const page = openConfigured();
    await page.submit(ticket(0), null);
    await clock.pass(MINUTE);
    expect(await states()).toEqual({ t000: 'queued' });
    helpdesk.behave = () => 'ok';
    void page.noteOnline();
    await clock.pass(1_000);
    expect(await states()).toEqual({ t000: 'sent' });
  });

  test('OB-5: a ticket that fails for good, and one that fails for now, delay no other', async () => {
    await fillOutbox(6);
    helpdesk.behave = (key) => (key === 't000' ? { status: 422 } : key === 't001' ? { status: 500 } : 'ok');
    const page = openConfigured();
    await clock.pass(8_000);
    expect(helpdesk.stored).toEqual(['t002', 't003', 't004', 't005']);
    expect(await states()).toMatchObject({ t000: 'failed', t001: 'queued' });
    expect(page.getStatus()).toMatchObject({ failed: 1, waiting: 1 });
  });

  test('OB-5: however many bad tickets stand in front, the others arrive', async () => {
    await fillOutbox(12);
    helpdesk.behave = (key) => (key < 't008' ? 'unreachable' : 'ok');
    openConfigured();
    await clock.pass(10 * MINUTE);
    expect(helpdesk.stored).toEqual(['t008', 't009', 't010', 't011']);
  });

  test('HD-2: a helpdesk that nobody can reach is left in peace, and all arrive in order once it is back', async () => {
    await fillOutbox(30);
    helpdesk.behave = () => 'unreachable';
    const page = openConfigured();
    await clock.pass(60 * MINUTE);
    expect(helpdesk.requests.length).toBeLessThan(150);
    expect(page.getStatus()).toMatchObject({ isRefused: true, waiting: 30 });
    helpdesk.behave = () => 'ok';
    await clock.pass(60 * MINUTE);
    expect(helpdesk.stored).toEqual(ids(30));
    expect(page.getStatus()).toMatchObject({ isRefused: false, waiting: 0 });
  });

  test('HD-6: 100 tickets against five a minute: 100 delivered in order, none twice, never two within a second', {
    timeout: 60_000,
  }, async () => {
    await fillOutbox(100);
    const accepted: number[] = [];
    helpdesk.behave = (_, time) => {
      if (accepted.filter((at) => at > time - MINUTE).length >= 5) return { status: 429, retryAfter: '12' };
      accepted.push(time);
      return 'ok';
    };
    openConfigured();
    await clock.pass(30 * MINUTE);
    expect(helpdesk.stored).toEqual(ids(100));
    expect(accepted).toHaveLength(100);
    expect(await store.list()).toEqual([]);
    expect(helpdesk.requests.length).toBeLessThan(250);
    for (const [i, time] of helpdesk.times.slice(1).entries()) {
      expect(time - helpdesk.times[i]).toBeGreaterThanOrEqual(1_000);
    }
  });
});

describe('crashes and other tabs', () => {
  test('OB-3: a page that dies between the answer and its receipt: one ticket at the helpdesk, nothing lost', async () => {
    const dying: OutboxStore = { ...store, settle: () => new Promise(() => {}) };
    const dead = openConfigured({ store: dying, exclusive: createLock() });
    await dead.submit(ticket(0), null);
    await clock.pass(5_000);
    expect(helpdesk.stored).toEqual(['t000']);
    expect(await states()).toEqual({ t000: 'sending' });
    dead.close();

    // The lock died with the page; the lease lasts two minutes (OB-4).
    openConfigured();
    await clock.pass(MINUTE);
    expect(helpdesk.requests).toHaveLength(1);
    await clock.pass(2 * MINUTE);
    expect(helpdesk.requests).toEqual(['t000', 't000']);
    expect(helpdesk.stored).toEqual(['t000']);
    expect(helpdesk.bodies.get('t000')?.size).toBe(1);
    expect(await states()).toEqual({ t000: 'sent' });
    expect(await store.list()).toEqual([]);
  });

  test('OB-3: a page that dies before its request is made: the ticket is sent by the next', async () => {
    const dying = openConfigured({ fetch: () => new Promise(() => {}), exclusive: createLock() });
    await dying.submit(ticket(0), null);
    await clock.pass(1_000);
    dying.close();
    expect(await states()).toEqual({ t000: 'sending' });
    openConfigured();
    await clock.pass(3 * MINUTE);
    expect(helpdesk.stored).toEqual(['t000']);
  });

  test('OB-6: two tabs at once, 20 tickets: exactly 20 requests', { timeout: 60_000 }, async () => {
    await fillOutbox(20);
    const other = createDatabaseConnection(name);
    const shared = createLock();
    const pages = [
      openConfigured({ exclusive: shared }),
      openConfigured({ exclusive: shared, store: tracked(createOutboxStore(other)) }),
    ];
    for (let i = 0; i < 40; i++) {
      for (const page of pages) void page.drain();
      await clock.pass(1_000);
    }
    expect(helpdesk.requests).toEqual(ids(20));
    await other.close();
  });

  test('OB-6: without any lock the leases alone keep two tabs apart', { timeout: 60_000 }, async () => {
    await fillOutbox(20);
    const unlocked: Exclusive = async (work) => {
      await work();
      return true;
    };
    openConfigured({ exclusive: unlocked });
    openConfigured({ exclusive: unlocked });
    await clock.pass(MINUTE);
    expect([...helpdesk.requests].sort()).toEqual(ids(20));
  });

  test('OB-6, OB-7: the browser’s lock lets one tab in, and is held only while it sends', async () => {
    const heldWhile: (string | undefined)[] = [];
    const held = async () => (await navigator.locks.query()).held?.find((lock) => lock.name === 'outbox')?.name;
    const second: boolean[] = [];
    await withWebLock(async () => {
      heldWhile.push(await held());
      second.push(await withWebLock(async () => {}));
    });
    expect(heldWhile).toEqual(['outbox']);
    expect(second).toEqual([false]);
    expect(await held()).toBeUndefined();
  });

  test('OB-4: what a dead page was sending is no longer called so, even while the helpdesk asks to wait', async () => {
    await fillOutbox(2);
    await store.lease('t001', clock.now() - LEASE_MS);
    helpdesk.behave = () => ({ status: 429, retryAfter: '600' });
    openConfigured();
    await clock.pass(1_000);
    expect(await states()).toEqual({ t000: 'queued', t001: 'queued' });
  });

  test('a database that fails after the request costs the ticket nothing', async () => {
    let failures = 1;
    const failing: OutboxStore = {
      ...store,
      settle: (...args) => (failures-- > 0 ? Promise.reject(new Error('disk')) : store.settle(...args)),
    };
    const page = openConfigured({ store: failing });
    await page.submit(ticket(0), null);
    await clock.pass(5 * MINUTE);
    expect(helpdesk.stored).toEqual(['t000']);
    expect(await states()).toEqual({ t000: 'sent' });
  });
});

describe('time-outs and coming back', () => {
  test('OB-9: a helpdesk that never answers is given up after 30 s, and tried again', async () => {
    let hangs = 1;
    const hanging: typeof fetch = (input, init) => {
      if (hangs-- <= 0) return helpdesk.fetch(input, init);
      return new Promise((_, reject) => {
        init?.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
      });
    };
    const page = openConfigured({ fetch: hanging });
    await page.submit(ticket(0), null);
    await clock.pass(29_000);
    expect(await states()).toEqual({ t000: 'sending' });
    await clock.pass(5_000);
    expect(await states()).toEqual({ t000: 'sent' });
  });

  test('OB-10: sending begins 1.5 s after the page was brought back', async () => {
    const page = openConfigured();
    await clock.pass(0);
    page.noteResume();
    await page.submit(ticket(0), null);
    await clock.pass(1_400);
    expect(helpdesk.requests).toEqual([]);
    await clock.pass(200);
    expect(helpdesk.requests).toEqual(['t000']);
  });

  test('OB-10: what fails while the page is brought back does not count', async () => {
    let fail = (_: Error) => {};
    const page = openConfigured({
      fetch: () =>
        new Promise((_, reject) => {
          fail = reject;
        }),
    });
    await page.submit(ticket(0), null);
    await clock.pass(1_000);
    page.noteResume();
    await clock.pass(500);
    fail(new TypeError('Load failed'));
    await clock.pass(100);
    expect((await store.list())[0]).toMatchObject({ attempts: 0, leasedAt: null });
    await clock.pass(1_000);
    fail(new TypeError('Load failed'));
    await clock.pass(100);
    expect((await store.list())[0].attempts).toBe(1);
  });

  test('OB-1: online again: what nobody answered is tried at once, what the helpdesk put off is not', async () => {
    await fillOutbox(2);
    helpdesk.behave = (key) => (key === 't000' ? 'unreachable' : { status: 503, retryAfter: '600' });
    const page = openConfigured({ random: () => 0.999 });
    await clock.pass(3 * MINUTE);
    const before = helpdesk.requests.length;
    void page.noteOnline();
    await clock.pass(1_000);
    expect(helpdesk.requests.slice(before)).toEqual(['t000']);
  });
});

describe('sendNow', () => {
  test('OB-4: says so when there is nothing to send, and when there is nobody to send to', async () => {
    const page = openPage();
    page.configure(null);
    expect((await page.sendNow()).message).toBe('No helpdesk is set up: tickets stay on this device.');
    page.configure(WEBHOOK);
    expect((await page.sendNow()).message).toBe('Nothing is waiting to be sent.');
  });

  test('OB-4: tries what is not due and what failed, and tells what became of it', async () => {
    await fillOutbox(3);
    helpdesk.behave = (key) => (key === 't000' ? { status: 500, retryAfter: '3000' } : { status: 404 });
    const page = openConfigured();
    await clock.pass(5_000);
    expect(await states()).toEqual({ t000: 'queued', t001: 'failed', t002: 'failed' });
    helpdesk.behave = (key) => (key === 't001' ? { status: 404 } : 'ok');
    const result = page.sendNow();
    await clock.pass(10_000);
    expect(await result).toEqual({
      sent: 2,
      waiting: 0,
      failed: 1,
      message: '2 tickets sent. 1 ticket failed: the reason stands beside each.',
    });
  });

  test('OB-4: says that the helpdesk did not answer, that another tab sends, that the disk fails', async () => {
    helpdesk.behave = () => 'unreachable';
    await fillOutbox(1);
    const page = openConfigured();
    await clock.pass(500);
    const result = page.sendNow();
    await clock.pass(2_000);
    expect(await result).toMatchObject({ waiting: 1, message: expect.stringContaining('kept on this device') });

    const elsewhere = openConfigured({ exclusive: async () => false }).sendNow();
    await clock.pass(100);
    expect(await elsewhere).toMatchObject({ message: 'Another tab of this app is sending.' });

    const broken = openConfigured({ store: { ...store, listSaved: () => Promise.reject(new Error('disk')) } });
    expect((await broken.sendNow()).message).toContain('disk');
  });

  test('OB-4: asked for while the last look is being taken, it looks again', async () => {
    helpdesk.behave = () => 'unreachable';
    await fillOutbox(1);
    let result: Promise<SendNowResult> | null = null;
    const page = openConfigured({
      probe: async () => {
        helpdesk.behave = () => 'ok';
        result ??= page.sendNow();
        await clock.track(new Promise((resolve) => setTimeout(resolve, 50)));
        return true;
      },
    });
    await clock.pass(10 * MINUTE);
    expect(await result).toMatchObject({ sent: 1, waiting: 0 });
  });

  test('sends what was saved before there was a helpdesk', async () => {
    const page = openPage();
    page.configure(null);
    await page.submit(ticket(0), null);
    expect(await states()).toEqual({ t000: 'saved' });
    page.configure(WEBHOOK);
    await clock.pass(5_000);
    expect(helpdesk.requests).toEqual([]);
    const result = page.sendNow();
    await clock.pass(5_000);
    expect(await result).toMatchObject({ sent: 1 });
  });
});

describe('status and settings', () => {
  test('a ticket submitted before the settings are known is sent once they are', async () => {
    const page = openPage();
    await page.submit(ticket(0), null);
    expect(await states()).toEqual({ t000: 'saved' });
    page.configure(WEBHOOK);
    await clock.pass(5_000);
    expect(helpdesk.stored).toEqual(['t000']);
  });

  test('HD-1: settings with a secret in them are no settings', async () => {
    const page = openPage();
    page.configure({ ...WEBHOOK, url: 'https://desk.example/?token=abc' });
    await page.submit(ticket(0), null);
    await clock.pass(5_000);
    expect(helpdesk.requests).toEqual([]);
    expect(await states()).toEqual({ t000: 'saved' });
  });

  test('listeners hear of sending and of its end, and every view which ticket changed', async () => {
    const announced: string[] = [];
    const heard: boolean[] = [];
    const page = openConfigured({ announce: (id) => announced.push(id) });
    page.subscribe(() => heard.push(page.getStatus().isSending));
    await page.submit(ticket(0), null);
    await clock.pass(5_000);
    expect(heard).toContain(true);
    expect(heard.at(-1)).toBe(false);
    expect(page.getStatus()).toMatchObject({ waiting: 0, failed: 0, nextAttemptAt: null });
    expect(announced).toEqual(['t000', 't000', 't000']);
  });

  test('OB-5: a failed ticket can be tried again and deleted', async () => {
    helpdesk.behave = () => ({ status: 403 });
    const page = openConfigured();
    await page.submit(ticket(0), null);
    await clock.pass(5_000);
    expect(await states()).toEqual({ t000: 'failed' });
    helpdesk.behave = () => 'ok';
    await page.retry('t000');
    await clock.pass(5_000);
    expect(await states()).toEqual({ t000: 'sent' });
    expect(helpdesk.bodies.get('t000')?.size).toBe(1);
    await page.remove('t000');
    expect(await states()).toEqual({});
  });

  test('a closed delivery begins no further ticket', async () => {
    await fillOutbox(5);
    const page = openConfigured();
    await clock.pass(1_500);
    page.close();
    await clock.pass(10 * MINUTE);
    expect(helpdesk.stored).toEqual(ids(2));
  });

  test('other settings take over in the middle of sending', async () => {
    await fillOutbox(3);
    const urls: string[] = [];
    const page = openConfigured({
      fetch: (input, init) => {
        urls.push(String(input));
        return helpdesk.fetch(input, init);
      },
    });
    await clock.pass(500);
    page.configure({ ...WEBHOOK, url: 'https://new.example/' });
    await clock.pass(10_000);
    expect(urls).toEqual([WEBHOOK.url, 'https://new.example/', 'https://new.example/']);
  });
});
