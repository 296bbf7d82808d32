import type { Ticket } from '../../storage/ticketStore.ts';
import type { TicketContext } from '../types.ts';

const task = (label: string) => ({ label, confidence: 0.9, scores: { [label]: 0.9, other: 0.1 } });
const model = { name: 'tickets', version: 3, sha256: 'a'.repeat(64) };

/** With everything in it that somebody could mistake for something else. */
export const EXAMPLE_TICKET: Ticket = {
  id: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff',
  createdAt: '2026-11-20T12:00:00.000Z',
  subject: 'Refund & <b>return</b>',
  text: '<script>alert(1)</script> & "quotes" \\ 😡\nनमस्ते \ud83d',
  contact: 'me+you@example.org',
  chosenIntent: 'refund',
  suggested: {
    department: task('billing'),
    sentiment: task('negative'),
    lead_intent: task('low'),
    churn_risk: task('high'),
    intent: task('refund'),
    intent_top_k: [{ label: 'refund', confidence: 0.9 }],
    review: { needed: true, reasons: ['because'] },
    in_scope: 0.97,
    model,
  },
  delivery: { state: 'queued' },
};

export const BARE_TICKET: Ticket = {
  ...EXAMPLE_TICKET,
  subject: '',
  text: 'hello',
  contact: '',
  chosenIntent: null,
  suggested: null,
};

export const EXAMPLE_CONTEXT: TicketContext = {
  appVersion: '0.1.0',
  locale: 'en-GB',
  channel: 'web',
  triage: {
    urgency: { level: 'P2', reasons: ['churn risk'] },
    escalation: { risk_level: 'none', signals: [] },
    secondary_intent: null,
    routing: { team: 'Billing', sla_hours: 8, escalated: false, reasons: [] },
    pii: [{ type: 'email', start: 0, end: 5 }],
    language: 'en',
  },
  masked: [{ type: 'card' }],
};

export const BARE_CONTEXT: TicketContext = { ...EXAMPLE_CONTEXT, triage: null, masked: [] };
