import type { Adapter, Outcome } from '../types.ts';
import { writePlainTicket } from './plainTicket.ts';
import { below, post, readField, unwrap } from './post.ts';

/** Of all types of content, the one that a page may send anywhere without asking first. */
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

/**
 * Zammad's web form: a token first, then the form with it. The frozen body holds the form's fields; only the token,
 * which lasts a day, is new for each attempt. The key is the form's fingerprint: of more than 30 characters, as asked.
 */
export const zammad: Adapter = {
  makeBody: (ticket) => {
    const { name, subject, text } = writePlainTicket(ticket);
    return JSON.stringify({ name, email: ticket.contact.trim(), title: subject, body: text });
  },

  send: async (body, key, route) => {
    const configuration = await post(
      { ...route, url: below(route.url, 'api/v1/form_config') },
      new URLSearchParams({ fingerprint: key }).toString(),
      FORM,
    );
    if (configuration.kind !== 'answer' || configuration.status >= 400) return configuration;
    const token = readField(configuration.bodyJson, 'token');
    // No Zammad answered; what did must not be mistaken for a receipt.
    if (typeof token !== 'string') return { ...configuration, bodyJson: null };
    const fields = { ...(JSON.parse(body) as Readonly<Record<string, string>>), fingerprint: key, token };
    const submitted = await post(
      { ...route, url: below(route.url, 'api/v1/form_submit') },
      new URLSearchParams(fields).toString(),
      FORM,
    );
    return hasErrors(submitted) ? { ...submitted, status: 422 } : unwrap(submitted, 'ticket');
  },
};

/** Zammad says 200 to a form it does not accept, and lists the fields. */
function hasErrors(outcome: Outcome): outcome is Extract<Outcome, { kind: 'answer' }> {
  return outcome.kind === 'answer' && typeof readField(outcome.bodyJson, 'errors') === 'object';
}
