import { readStorageStatus } from '../pwa/readStorageStatus.ts';
import type { DeviceStatus } from '../settings/useDeviceStatus.ts';
import type { DraftStore } from '../storage/draftStore.ts';
import type { TicketStore } from '../storage/ticketStore.ts';

/** Counts what is stored here. An interface that a browser lacks gives null, never a failure (PWA-7). */
export async function readDeviceStatus(tickets: TicketStore, drafts: DraftStore): Promise<DeviceStatus> {
  const all = await tickets.list(Number.POSITIVE_INFINITY);
  const { usage, isPersisted } = await readStorageStatus();
  return {
    tickets: all.length,
    unsent: all.filter(({ delivery }) => delivery.state !== 'sent').length,
    drafts: (await drafts.list()).length,
    isShellKept: (await globalThis.caches?.keys())?.some((name) => name.includes('precache')) ?? false,
    usage,
    isPersisted,
  };
}
