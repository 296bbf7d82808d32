import type { Decision } from '../storage/outboxStore.ts';

/** As many tickets in a row may fail before the helpdesk, not the ticket, is taken to be out of order. */
const TICKETS_IN_A_ROW = 3;
/** As many times nobody answered before that is worth a sentence (HD-2). */
const UNANSWERED_IN_A_ROW = 5;

/** Tells a bad ticket, which delays no other (OB-5), from a bad helpdesk, which is left in peace (HD-2, HD-6). */
export interface EndpointHealth {
  /** Takes note of an attempt; answers until when all tickets shall wait, in ms since 1970, or null. */
  note(decision: Decision): number | null;
  isSilent(): boolean;
}

export function createEndpointHealth(): EndpointHealth {
  let failures = 0;
  // Grows by one with every pause in a row: however many bad tickets stand in front, the next one gets its turn.
  let limit = TICKETS_IN_A_ROW;
  let lastAttemptAt = 0;
  let unanswered = 0;

  return {
    note(decision) {
      if (decision.kind !== 'retry') {
        [failures, limit, lastAttemptAt, unanswered] = [0, TICKETS_IN_A_ROW, 0, 0];
        return null;
      }
      unanswered = decision.cause === 'unanswered' ? unanswered + 1 : 0;
      if (decision.cause === 'limited') return decision.at;
      failures++;
      lastAttemptAt = Math.max(lastAttemptAt, decision.at);
      if (failures < limit) return null;
      const until = lastAttemptAt;
      failures = 0;
      limit++;
      lastAttemptAt = 0;
      return until;
    },
    isSilent: () => unanswered >= UNANSWERED_IN_A_ROW,
  };
}
