import type { Adapter } from '../types.ts';
import { writePlainTicket } from './plainTicket.ts';
import { below, post, unwrap } from './post.ts';

/**
 * Zendesk's request form for everyone, the only call it allows a page without a token. No `Idempotency-Key`: its
 * preflight is not known to allow the header, and a refused preflight is a ticket never sent. The text is sent as
 * `body`, which is plain; `html_body` would be markup.
 */
export const zendesk: Adapter = {
  makeBody: (ticket) => {
    const { name, subject, text } = writePlainTicket(ticket);
    const email = ticket.contact.trim();
    const requester = email === '' ? { name } : { name, email };
    return JSON.stringify({ request: { requester, subject, comment: { body: text } } });
  },

  send: async (body, _key, route) => {
    const url = below(route.url, '/api/v2/requests.json');
    return unwrap(await post({ ...route, url }, body, { 'content-type': 'application/json' }), 'request');
  },
};
