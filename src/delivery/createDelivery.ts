// The one who sends: writes what is submitted, sends what is due, and knows when to look again.

import { type Decision, LONGEST_WAIT_MS } from '../storage/outboxStore.ts';
import type { Ticket } from '../storage/ticketStore.ts';
import { chooseAdapter } from './adapters/chooseAdapter.ts';
import { DEFAULT_SETTINGS, type DeliverySettings, type SettingsWithDefault } from './deliverySettings.ts';
import { createDrain } from './drain.ts';
import { createEndpointHealth } from './endpointHealth.ts';
import { findSecret } from './findSecret.ts';
import { describeSendNow, type SendNowResult, sayNothingHappened } from './sendNowResult.ts';
import type { DeliveryConfig, TicketDetails } from './types.ts';

export interface DeliveryStatus {
  readonly isSending: boolean;
  readonly waiting: number;
  /** Failed for good: they wait for a person. */
  readonly failed: number;
  /** Milliseconds since 1970; null when nothing waits. */
  readonly nextAttemptAt: number | null;
  /** The network works, and yet nobody answers: the helpdesk cannot be reached, or refuses this page (HD-2). */
  readonly isRefused: boolean;
}

export interface TicketDelivery {
  getStatus(): DeliveryStatus;
  /** Calls `listener` after every change of status; returns the way to stop it. */
  subscribe(listener: () => void): () => void;
  /**
   * Where to send, as soon as it is known; null for nowhere. Until then tickets are saved, and those submitted since this
   * was created are sent afterwards. Settings that hold a secret count as none (HD-1).
   */
  configure(config: DeliveryConfig | null): void;
  /** Resolves once the ticket is on disk and its draft gone; sending follows by itself. Rejects when nothing was stored. */
  submit(ticket: Ticket, draftId: string | null, details?: TicketDetails): Promise<void>;
  /** Sends what is due, unless somebody is at it. Never rejects. */
  drain(): Promise<void>;
  /** Tries everything, due or not, failed or saved without a helpdesk, whatever the browser says of the network (OB-9). */
  sendNow(): Promise<SendNowResult>;
  /** Tries one ticket again, with the same key and body. */
  retry(id: string): Promise<void>;
  /** Deletes a ticket and what was to be sent of it. */
  remove(id: string): Promise<void>;
  /** The network may be back: what nobody answered is tried now. */
  noteOnline(): Promise<void>;
  /** The page was brought back: sending begins 1.5 s later, and what fails before does not count (OB-10). */
  noteResume(): void;
  /** Sends no further ticket by itself. */
  close(): void;
}

/** Fetches of an iPhone's page that was just brought back fail for as long. */
const RESUME_MS = 1_500;
/** Between two looks at the outbox, at least: somebody else may be at what is due. */
const SHORTEST_PAUSE_MS = 1_000;
/** Until the next look at an outbox that could not be read. */
const UNREADABLE_PAUSE_MS = 60_000;
const NO_DETAILS: TicketDetails = { triage: null, masked: [] };

export function createDelivery(
  overrides: Omit<DeliverySettings, SettingsWithDefault> & Partial<DeliverySettings>,
): TicketDelivery {
  const settings: DeliverySettings = { ...DEFAULT_SETTINGS, ...overrides };
  const { store, clock, exclusive, announce } = settings;
  const listeners = new Set<() => void>();
  const health = createEndpointHealth();
  /** Submitted before anybody knew where to. */
  const early = new Map<string, { ticket: Ticket; details: TicketDetails }>();
  let status: DeliveryStatus = { isSending: false, waiting: 0, failed: 0, nextAttemptAt: null, isRefused: false };
  let config: DeliveryConfig | null = null;
  let isConfigured = false;
  let sendDue: (() => Promise<void>) | null = null;
  let stop = new AbortController();
  let running: Promise<boolean> | null = null;
  let isWanted = false;
  let resumedAt = Number.NEGATIVE_INFINITY;
  let callOffTimer = () => {};
  let isClosed = false;

  function setStatus(change: Partial<DeliveryStatus>): void {
    status = { ...status, ...change };
    for (const listener of listeners) listener();
  }

  async function refresh(): Promise<void> {
    const [counts, nextAttemptAt] = await Promise.all([store.count(), store.nextDueAt()]);
    setStatus({ ...counts, nextAttemptAt });
  }

  function makeBody(ticket: Ticket, details: TicketDetails): string | null {
    return config === null ? null : chooseAdapter(config.type).makeBody(ticket, { ...settings.context, ...details });
  }

  /** A request that failed because the page had been away says nothing of ticket or helpdesk. */
  function revise(decision: Decision): Decision {
    const isExcused =
      decision.kind === 'retry' && decision.cause === 'unanswered' && clock.now() < resumedAt + RESUME_MS;
    return isExcused ? { ...decision, at: resumedAt + RESUME_MS, isCounted: false } : decision;
  }

  /** Resolves to false when another tab is at it; rejects when the outbox fails. One runs at a time. */
  function run(): Promise<boolean> {
    isWanted = true;
    running ??= runWanted().finally(() => {
      running = null;
      void planNext();
    });
    return running;
  }

  async function runWanted(): Promise<boolean> {
    callOffTimer();
    let hasRun = true;
    try {
      // What was asked for while the last look was being taken must not wait for the timer.
      do {
        isWanted = false;
        if (sendDue !== null) hasRun = await exclusive(sendDue);
        setStatus({ isRefused: health.isSilent() && (await settings.probe()) });
        await refresh();
      } while (isWanted);
      return hasRun;
    } finally {
      setStatus({ isSending: false });
    }
  }

  async function planNext(): Promise<void> {
    const now = clock.now();
    const dueAt = await store.nextDueAt().catch(() => now + UNREADABLE_PAUSE_MS);
    if (isClosed || running !== null || dueAt === null || config === null) return;
    if (dueAt > now) void settings.registerSync();
    callOffTimer();
    const pause = Math.max(SHORTEST_PAUSE_MS, dueAt - now, resumedAt + RESUME_MS - now);
    callOffTimer = clock.after(Math.min(LONGEST_WAIT_MS, pause), () => void drain());
  }

  async function drain(): Promise<void> {
    if (isClosed) return;
    try {
      if (clock.now() < resumedAt + RESUME_MS) await planNext();
      else await run();
    } catch {
      // The outbox could not be read or written: the tickets are in it, and the timer tries again.
    }
  }

  async function enqueueEarly(): Promise<void> {
    for (const [id, { ticket, details }] of early) {
      const body = makeBody(ticket, details);
      if (body !== null) await store.enqueueSaved(id, body);
      early.delete(id);
      announce(id);
    }
  }

  async function change(id: string, work: Promise<void>): Promise<void> {
    await work;
    announce(id);
    await refresh();
  }

  return {
    getStatus: () => status,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    configure(wanted) {
      const secret = findSecret(wanted, 'delivery');
      if (secret !== null) console.warn(secret);
      const next = secret === null ? wanted : null;
      config = next;
      stop.abort();
      stop = new AbortController();
      isConfigured = true;
      const onChange = (id: string) => {
        announce(id);
        setStatus({ isSending: true });
        // A status is for reading: what keeps it from being read must not keep a ticket from being sent.
        refresh().catch(() => {});
      };
      sendDue = next && createDrain({ ...settings, config: next, health, revise, onChange, signal: stop.signal });
      void enqueueEarly()
        .catch(() => {})
        .then(drain);
    },
    async submit(ticket, draftId, details = NO_DETAILS) {
      const body = makeBody(ticket, details);
      await store.submit(ticket, draftId, body);
      if (body === null) early.set(ticket.id, { ticket, details });
      // The address may have become known while the ticket was being stored. It is stored, whatever comes of this.
      if (isConfigured) await enqueueEarly().catch(() => {});
      announce(ticket.id);
      void drain();
    },
    drain,
    async sendNow() {
      if (config === null) return sayNothingHappened('No helpdesk is set up: tickets stay on this device.');
      try {
        for (const ticket of await store.listSaved()) {
          const body = makeBody(ticket, NO_DETAILS);
          if (body !== null) await store.enqueueSaved(ticket.id, body);
        }
        const wanted = (await store.list()).map(({ id }) => id);
        await store.retryAll(clock.now());
        for (const id of wanted) announce(id);
        const hasRun = wanted.length === 0 || (await run());
        return describeSendNow(wanted, await store.list(), !hasRun);
      } catch (error) {
        return sayNothingHappened(`The tickets on this device could not be read: ${(error as Error).message}`);
      }
    },
    async retry(id) {
      await change(id, store.retry(id, clock.now()));
      void drain();
    },
    remove: (id) => change(id, store.remove(id)),
    async noteOnline() {
      await store.expedite(clock.now()).catch(() => {});
      await drain();
    },
    noteResume() {
      resumedAt = clock.now();
      void drain();
    },
    close() {
      isClosed = true;
      stop.abort();
      sendDue = null;
      callOffTimer();
      listeners.clear();
    },
  };
}
