// The adapters against a real server, which refuses what the real helpdesks are known to refuse.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type HelpdeskServer, slow, startHelpdeskServer, status } from '../../../e2e/support/helpdeskServer.ts';
import { decide } from '../retryPolicy.ts';
import { BARE_TICKET, EXAMPLE_CONTEXT, EXAMPLE_TICKET } from '../testsupport/exampleTicket.ts';
import type { HelpdeskType, Outcome } from '../types.ts';
import { chooseAdapter } from './chooseAdapter.ts';

const KEY = EXAMPLE_TICKET.id;
const TYPES: HelpdeskType[] = ['webhook', 'zendesk', 'zammad'];

let server: HelpdeskServer;

beforeEach(async () => {
  server = await startHelpdeskServer();
});
afterEach(() => server.stop());

function send(type: HelpdeskType, ticket = EXAMPLE_TICKET, timeoutMs = 5_000): Promise<Outcome> {
  const adapter = chooseAdapter(type);
  return adapter.send(adapter.makeBody(ticket, EXAMPLE_CONTEXT), ticket.id, {
    url: type === 'webhook' ? server.url : server.origin,
    fetch,
    signal: AbortSignal.timeout(timeoutMs),
  });
}

const judge = (outcome: Outcome) => decide(outcome, 0, 0, () => 0.5);

describe.each(TYPES)('%s', (type) => {
  test('delivers a ticket and reads its number', async () => {
    expect(judge(await send(type))).toEqual({ kind: 'delivered', reference: 'HD-1' });
    expect(server.tickets).toHaveLength(1);
  });

  test('OB-9: takes a sign-in page for no receipt', async () => {
    server.script('html200');
    expect(judge(await send(type))).toMatchObject({ kind: 'retry', cause: 'unanswered' });
    expect(server.tickets).toEqual([]);
  });

  test('HD-3: passes on how long to wait', async () => {
    server.script(status(429, { 'retry-after': '30' }));
    expect(await send(type)).toMatchObject({ kind: 'answer', status: 429, retryAfter: '30' });
  });

  test.each([400, 401, 403, 404, 413, 422])('OB-5: a %i fails for good', async (code) => {
    server.script(status(code));
    expect(judge(await send(type))).toMatchObject({ kind: 'failed' });
  });

  test.each(['resetBeforeStore', 'resetAfterStore'] as const)('OB-8: %s looks the same', async (step) => {
    server.script(step);
    expect(await send(type)).toEqual({ kind: 'unreachable' });
    expect(server.tickets).toHaveLength(step === 'resetAfterStore' ? 1 : 0);
  });

  test('OB-9: gives up a server that hangs', async () => {
    server.script('hang');
    expect(await send(type, EXAMPLE_TICKET, 300)).toEqual({ kind: 'timeout' });
  });

  test('waits for a slow one', async () => {
    server.script(slow(200));
    expect(judge(await send(type))).toMatchObject({ kind: 'delivered' });
  });

  test('OB-9: does not follow a redirect', async () => {
    server.script(status(307, { location: `${server.origin}/elsewhere` }));
    expect(await send(type)).toEqual({ kind: 'unreachable' });
    expect(server.requests).toHaveLength(1);
  });

  test('nobody there', async () => {
    await server.stop();
    expect(await send(type)).toEqual({ kind: 'unreachable' });
  });
});

describe('webhook', () => {
  test('OB-8: sends the key as a header and in the body, and no cookie', async () => {
    await send('webhook');
    const [{ headers, body }] = server.requests;
    expect(headers).toMatchObject({ 'idempotency-key': KEY, 'content-type': 'application/json' });
    expect(headers).not.toHaveProperty('cookie');
    expect(JSON.parse(body)).toMatchObject({ external_id: KEY });
  });

  test('OB-8, HD-4: a repeated ticket is one ticket, and its receipt counts', async () => {
    server.script('resetAfterStore');
    await send('webhook');
    expect(judge(await send('webhook'))).toEqual({ kind: 'delivered', reference: 'HD-1' });
    server.script('duplicateAcknowledgement');
    expect(judge(await send('webhook'))).toEqual({ kind: 'delivered', reference: 'HD-1' });
    expect(server.tickets).toHaveLength(1);
    expect(new Set(server.requests.map(({ body }) => body)).size).toBe(1);
  });

  test('HD-5: markup arrives as text', async () => {
    await send('webhook');
    // The half emoji is the one thing UTF-8 cannot carry: JSON writes it as an escape, so that it arrives all the same.
    expect(JSON.parse(server.requests[0].body).text).toBe(EXAMPLE_TICKET.text);
  });
});

describe('zendesk', () => {
  const sent = () => JSON.parse(server.requests[0].body).request;

  test('HD-5: markup arrives as text, in the field that is plain', async () => {
    await send('zendesk');
    expect(sent().comment.body.startsWith(`${EXAMPLE_TICKET.text}\n`)).toBe(true);
    expect(sent().comment).not.toHaveProperty('html_body');
    expect(sent().subject).toBe(EXAMPLE_TICKET.subject);
  });

  test('HD-4: the text ends with what duplicates are known by, and with the category the person chose', async () => {
    await send('zendesk');
    expect(sent().comment.body.endsWith(`\n--\nCategory: Refund\nTicket: ${KEY}`)).toBe(true);
  });

  test('sends no header that its preflight may refuse', async () => {
    await send('zendesk');
    expect(server.requests[0].path).toBe('/api/v2/requests.json');
    expect(server.requests[0].headers).not.toHaveProperty('idempotency-key');
  });

  test('a ticket without sender, subject and choice', async () => {
    await send('zendesk', BARE_TICKET);
    expect(sent()).toEqual({
      requester: { name: 'Anonymous' },
      subject: 'hello',
      comment: { body: `hello\n\n--\nTicket: ${KEY}` },
    });
  });

  test('a long text gives a short subject, cut between characters', async () => {
    await send('zendesk', { ...BARE_TICKET, text: '😡'.repeat(300) });
    expect(sent().subject).toBe(`${'😡'.repeat(100)}…`);
  });
});

describe('zammad', () => {
  const sent = () => Object.fromEntries(new URLSearchParams(server.requests[0].body));

  test('HD-5: markup arrives as text', async () => {
    await send('zammad', { ...EXAMPLE_TICKET, text: '<script>alert(1)</script> & more' });
    expect(sent()['body'].startsWith('<script>alert(1)</script> & more\n')).toBe(true);
    expect(sent()['title']).toBe(EXAMPLE_TICKET.subject);
  });

  test('sends a form, which needs no preflight, with the token it was given', async () => {
    await send('zammad');
    const [{ headers, path }] = server.requests;
    expect(path).toBe('/api/v1/form_submit');
    expect(headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(sent()).toMatchObject({ token: `token for ${KEY}`, fingerprint: KEY, email: 'me+you@example.org' });
  });

  test('a form that is not accepted fails for good, though the answer is 200', async () => {
    expect(judge(await send('zammad', BARE_TICKET))).toMatchObject({ kind: 'failed' });
    expect(server.tickets).toEqual([]);
  });

  test('OB-9: a page in the place of the token is no helpdesk', async () => {
    const asked: string[] = [];
    const outcome = await chooseAdapter('zammad').send('{}', KEY, {
      url: 'https://desk.example/support',
      fetch: async (input) => {
        asked.push(String(input));
        return Response.json({ id: 'not a ticket' });
      },
      signal: AbortSignal.timeout(1_000),
    });
    expect(judge(outcome)).toMatchObject({ kind: 'retry', cause: 'unanswered' });
    expect(asked).toEqual(['https://desk.example/support/api/v1/form_config']);
  });
});
