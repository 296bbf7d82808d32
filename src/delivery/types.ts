// What the parts of delivery say to each other. Plain data.

import type { Ticket } from '../storage/ticketStore.ts';

export type HelpdeskType = 'webhook' | 'zendesk' | 'zammad';

/** Where tickets go. `url`: the webhook itself, or the address of the Zendesk or Zammad instance. */
export interface DeliveryConfig {
  readonly type: HelpdeskType;
  readonly url: string;
}

/** What came of one request, before anybody judges it. */
export type Outcome =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly contentType: string;
      /** The acknowledgement, taken out of its envelope; null when the answer is no JSON. */
      readonly bodyJson: unknown;
      /** The header as it came: seconds or a date. */
      readonly retryAfter: string | null;
    }
  /** The network, a refused redirect or a missing CORS header: a page cannot tell which. */
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'timeout' };

/** A piece of personal data that the person had masked. */
export interface MaskedItem {
  /** Such as `email` or `card`. */
  readonly type: string;
}

/** What is sent beside the ticket itself. */
export interface TicketDetails {
  /** The triage rules' answer, or null when there was none. */
  readonly triage: Readonly<Record<string, unknown>> | null;
  readonly masked: readonly MaskedItem[];
}

export interface TicketContext extends TicketDetails {
  readonly appVersion: string;
  /** BCP 47, such as `en-GB`. */
  readonly locale: string;
  /** Where the ticket was written. */
  readonly channel: string;
}

/** How a request leaves. */
export interface Route {
  readonly url: string;
  readonly fetch: typeof fetch;
  /** Fires when the time for an answer is over. */
  readonly signal: AbortSignal;
}

/** One kind of helpdesk. */
export interface Adapter {
  /** The text of a request that is never made again: pure, JSON. */
  makeBody(ticket: Ticket, context: TicketContext): string;
  /** Never rejects. `key`: the same for every attempt. */
  send(body: string, key: string, route: Route): Promise<Outcome>;
}
