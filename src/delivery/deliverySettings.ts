import type { OutboxStore } from '../storage/outboxStore.ts';
import { registerBackgroundSync } from './backgroundSync.ts';
import { type Clock, systemClock } from './clock.ts';
import { type Exclusive, withWebLock } from './exclusive.ts';
import { probeOwnOrigin } from './probeOwnOrigin.ts';
import type { TicketContext, TicketDetails } from './types.ts';

export interface DeliverySettings {
  readonly store: OutboxStore;
  readonly context: Omit<TicketContext, keyof TicketDetails>;
  /** Tells all views that a ticket changed. */
  readonly announce: (id: string) => void;
  readonly clock: Clock;
  readonly random: () => number;
  readonly fetch: typeof fetch;
  readonly exclusive: Exclusive;
  readonly probe: () => Promise<boolean>;
  readonly registerSync: () => Promise<void>;
}

/** What the browser provides; tests bring their own. */
export type SettingsWithDefault = 'clock' | 'random' | 'fetch' | 'exclusive' | 'probe' | 'registerSync';

export const DEFAULT_SETTINGS: Pick<DeliverySettings, SettingsWithDefault> = {
  clock: systemClock,
  random: Math.random,
  fetch: (input, init) => fetch(input, init),
  exclusive: withWebLock,
  probe: probeOwnOrigin,
  registerSync: registerBackgroundSync,
};
