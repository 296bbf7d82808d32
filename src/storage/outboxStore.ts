/** A ticket on its way to the helpdesk. Leaves the outbox only once its receipt is written (OB-3). */
export interface OutboxEntry {
  /** The ticket's id, and its `Idempotency-Key`. */
  readonly id: string;
  /** ISO 8601, the ticket's: the order of sending. */
  readonly createdAt: string;
  /** The request body, made at submit and never changed: every attempt sends the very same (OB-8). */
  readonly body: string;
  readonly attempts: number;
  /** Milliseconds since 1970; null when it failed for good and waits for a person. */
  readonly nextAttemptAt: number | null;
  /** When an attempt began, in milliseconds since 1970; null while none runs. Old leases are taken over (OB-4). */
  readonly leasedAt: number | null;
}
