// What the rest of the page knows of delivery.

import type { Ticket } from '../storage/ticketStore.ts';
import type { SendNowResult } from './sendNowResult.ts';
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
