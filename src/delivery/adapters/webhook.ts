import type { Adapter } from '../types.ts';
import { post } from './post.ts';

/** Name and version of the format, described in `public/ticket.schema.json`. */
const SCHEMA = 'pocket-triage/ticket/1';

/** The generic helpdesk: our own format, posted to the configured address. */
export const webhook: Adapter = {
  makeBody: (ticket, { appVersion, locale, channel, triage, masked }) =>
    JSON.stringify({
      schema: SCHEMA,
      external_id: ticket.id,
      created_at: ticket.createdAt,
      subject: ticket.subject,
      text: ticket.text,
      contact: ticket.contact,
      channel,
      chosen: ticket.chosenIntent === null ? null : { intent: ticket.chosenIntent },
      suggested: ticket.suggested,
      triage,
      masked,
      model: ticket.suggested?.model ?? null,
      app_version: appVersion,
      locale,
    }),

  send: (body, key, route) => post(route, body, { 'content-type': 'application/json', 'idempotency-key': key }),
};
