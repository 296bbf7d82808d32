import type { Decision, OutboxStore } from '../storage/outboxStore.ts';
import { attempt } from './attempt.ts';
import { type Clock, wait } from './clock.ts';
import type { EndpointHealth } from './endpointHealth.ts';
import { decide } from './retryPolicy.ts';
import type { DeliveryConfig } from './types.ts';

/** Milliseconds between the beginnings of two requests, at least (HD-6). */
const SPACING_MS = 1_000;

export interface DrainSettings {
  readonly store: OutboxStore;
  readonly config: DeliveryConfig;
  readonly clock: Clock;
  readonly random: () => number;
  readonly fetch: typeof fetch;
  readonly health: EndpointHealth;
  /** Judges a decision again, knowing what the page went through. */
  readonly revise: (decision: Decision) => Decision;
  /** Once it fires, no further ticket is begun. */
  readonly signal: AbortSignal;
  /** Called after each change of a ticket. */
  readonly onChange: (id: string) => void;
}

/**
 * Sends what is due, one after the other in order of creation, until nothing is: what became due in the meantime, too.
 * To be run in one tab at a time. Rejects when the outbox cannot be read or written; leases are then taken over later.
 */
export function createDrain(settings: DrainSettings): () => Promise<void> {
  const { store, config, clock, random, fetch, health, revise, signal, onChange } = settings;
  let lastRequestAt = Number.NEGATIVE_INFINITY;

  return async () => {
    await store.releaseStale(clock.now());
    while (!signal.aborted && (await sendDue()));
  };

  /** Whether any request was made. */
  async function sendDue(): Promise<boolean> {
    let hasSent = false;
    for (const { id } of await store.listDue(clock.now())) {
      const result = await sendOne(id);
      hasSent ||= result !== 'passed over';
      if (result === 'pause') break;
    }
    return hasSent;
  }

  async function sendOne(id: string): Promise<'passed over' | 'sent' | 'pause'> {
    // A clock that was set back must not stop the queue.
    await wait(clock, Math.min(SPACING_MS, lastRequestAt + SPACING_MS - clock.now()));
    if (signal.aborted) return 'pause';
    const leased = await store.lease(id, clock.now());
    if (leased === null) return 'passed over';
    onChange(id);
    lastRequestAt = clock.now();
    const outcome = await attempt(leased, config, clock, fetch);
    const decision = revise(decide(outcome, leased.attempts, clock.now(), random));
    await store.settle(leased, decision, clock.now());
    const pauseUntil = health.note(decision);
    if (pauseUntil !== null) await store.postponeAll(pauseUntil);
    onChange(id);
    return pauseUntil === null ? 'sent' : 'pause';
  }
}
