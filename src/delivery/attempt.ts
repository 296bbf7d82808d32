import type { OutboxEntry } from '../storage/outboxStore.ts';
import { chooseAdapter } from './adapters/chooseAdapter.ts';
import type { Clock } from './clock.ts';
import type { DeliveryConfig, Outcome } from './types.ts';

const DEADLINE_MS = 30_000;

/** One request for one ticket, given up after 30 seconds. Never rejects. */
export async function attempt(
  { id, body }: OutboxEntry,
  { type, url }: DeliveryConfig,
  clock: Clock,
  fetch: typeof globalThis.fetch,
): Promise<Outcome> {
  const controller = new AbortController();
  const callOff = clock.after(DEADLINE_MS, () => controller.abort());
  try {
    return await chooseAdapter(type).send(body, id, { url, fetch, signal: controller.signal });
  } catch {
    // A body made for another kind of helpdesk; the ticket must survive that, too.
    return { kind: 'unreachable' };
  } finally {
    callOff();
  }
}
