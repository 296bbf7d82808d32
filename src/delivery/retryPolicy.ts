// The one table of what an answer means. Pure: time and chance are arguments.

import { type Decision, LONGEST_WAIT_MS, type RetryCause } from '../storage/outboxStore.ts';
import { parseRetryAfter } from './retryAfter.ts';
import type { Outcome } from './types.ts';

const FIRST_CEILING_MS = 2_000;
const LAST_CEILING_MS = 900_000;
/** Whatever chance or a server say, the same ticket is not tried again sooner. */
const SHORTEST_WAIT_MS = 1_000;
const MAX_REFERENCE_LENGTH = 200;

const REFUSALS: Readonly<Record<number, string>> = {
  400: 'The helpdesk did not understand this ticket.',
  401: 'The helpdesk does not take tickets from this page: whoever runs it has to allow that.',
  403: 'The helpdesk does not take tickets from this page: whoever runs it has to allow that.',
  404: 'There is no helpdesk at the address this page was given.',
  413: 'The ticket is too long for the helpdesk.',
  422: 'The helpdesk did not accept this ticket. Is the e-mail address right?',
};
/** Refusals of the moment, not of the ticket. */
const PASSING = [408, 409, 425, 429];

/**
 * What an outcome means for its ticket. `attempts`: how many failed before, 0 at the first; `now` in milliseconds since
 * 1970; `random` in [0, 1).
 */
export function decide(outcome: Outcome, attempts: number, now: number, random: () => number): Decision {
  const retry = (cause: RetryCause, asked: number | null = null): Decision => ({
    kind: 'retry',
    at: now + Math.min(LONGEST_WAIT_MS, Math.max(SHORTEST_WAIT_MS, asked ?? backOff(attempts, random))),
    cause,
    isCounted: true,
  });
  if (outcome.kind !== 'answer') return retry('unanswered');

  const { status } = outcome;
  if (status >= 200 && status < 300) {
    const reference = readReference(outcome.bodyJson);
    // A hotel's sign-in page answers 200 as well (OB-9).
    return reference === null ? retry('unanswered') : { kind: 'delivered', reference };
  }
  const asked = parseRetryAfter(outcome.retryAfter, now);
  if (status === 429 || (status === 503 && asked !== null)) return retry('limited', asked);
  if (PASSING.includes(status) || status >= 500 || status < 400) return retry('fault', asked);
  return { kind: 'failed', reason: REFUSALS[status] ?? `The helpdesk refused this ticket (status ${status}).` };
}

/** Exponential with full jitter, in milliseconds: many devices that lost one server come back spread out (HD-2). */
function backOff(attempts: number, random: () => number): number {
  return random() * Math.min(LAST_CEILING_MS, FIRST_CEILING_MS * 2 ** Math.min(attempts, 30));
}

function readReference(json: unknown): string | null {
  if (typeof json !== 'object' || json === null) return null;
  const { id } = json as { readonly id?: unknown };
  const isId = (typeof id === 'string' && id.trim() !== '') || Number.isFinite(id);
  return isId ? String(id).slice(0, MAX_REFERENCE_LENGTH) : null;
}
