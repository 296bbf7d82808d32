// A helpdesk over real HTTP, no part of the app: a webhook at any path, and the two calls that Zendesk and Zammad have
// for pages. It stores tickets, knows repeated ones by their key, and fails as it is told (T-3).

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What it does with one request for a ticket. */
export type HelpdeskStep =
  | 'ok'
  /** Answers with a sign-in page, as a captive portal does. */
  | 'html200'
  /** Never answers. */
  | 'hang'
  | 'resetBeforeStore'
  /** Stores the ticket and drops the connection: the sender cannot know. */
  | 'resetAfterStore'
  /** Says that it has had the ticket before. */
  | 'duplicateAcknowledgement'
  /** Answers as ever, after so many milliseconds. */
  | { readonly kind: 'slow'; readonly ms: number }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      /** Without them a page sees no answer at all, only an error (HD-2). */
      readonly hasCorsHeaders: boolean;
    };

export const slow = (ms: number): HelpdeskStep => ({ kind: 'slow', ms });
export const status = (
  code: number,
  headers: Readonly<Record<string, string>> = {},
  hasCorsHeaders = true,
): HelpdeskStep => ({ kind: 'status', status: code, headers, hasCorsHeaders });

export interface HelpdeskRequest {
  readonly path: string;
  /** `Idempotency-Key`, or the fingerprint of Zammad's form; empty when there is neither. */
  readonly key: string;
  readonly headers: IncomingMessage['headers'];
  /** Exactly as it came. */
  readonly body: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface HelpdeskTicket {
  readonly id: string;
  readonly key: string;
  readonly body: string;
}

export interface HelpdeskServer {
  readonly origin: string;
  /** Where the webhook is. */
  readonly url: string;
  /** Every request for a ticket, in order, whatever became of it. */
  readonly requests: readonly HelpdeskRequest[];
  /** Each ticket once, in the order of storing. */
  readonly tickets: readonly HelpdeskTicket[];
  /** What to do with the next requests, in order; after them, what it does else. */
  script(...steps: readonly HelpdeskStep[]): void;
  /** What it does with requests that no script is left for; `ok` at first. */
  otherwise(choose: (request: HelpdeskRequest) => HelpdeskStep): void;
  /** Nobody answers at the address until `start`. Tickets stay. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

const ZENDESK = '/api/v2/requests.json';
const ZAMMAD_TOKEN = '/api/v1/form_config';
const ZAMMAD_FORM = '/api/v1/form_submit';
const LOGIN_PAGE = '<!doctype html><title>Wi-Fi</title><p>Please sign in.</p>';
const PREFLIGHT_SECONDS = '600';

export async function startHelpdeskServer(): Promise<HelpdeskServer> {
  const requests: HelpdeskRequest[] = [];
  const tickets: HelpdeskTicket[] = [];
  let steps: HelpdeskStep[] = [];
  let choose: (request: HelpdeskRequest) => HelpdeskStep = () => 'ok';
  let server = await listen(0);
  const { port } = server.address() as AddressInfo;

  async function listen(wanted: number): Promise<Server> {
    const listening = createServer((incoming, response) => {
      handle(incoming, response).catch(() => response.destroy());
    });
    await new Promise<void>((resolve, reject) => {
      listening.on('error', reject);
      listening.listen(wanted, '127.0.0.1', resolve);
    });
    return listening;
  }

  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = incoming.url ?? '/';
    const body = await readBody(incoming);
    if (incoming.method === 'OPTIONS') preflight(path, response);
    else if (incoming.method !== 'POST') sendJson(response, 405, {}, { allow: 'POST' });
    else if (path === ZAMMAD_TOKEN) sendJson(response, 200, { enabled: true, token: makeToken(readForm(body)) });
    else await receive(incoming, path, body, response);
  }

  async function receive(
    incoming: IncomingMessage,
    path: string,
    body: string,
    response: ServerResponse,
  ): Promise<void> {
    const key = readKey(incoming, path, body);
    const request = { path, key, headers: incoming.headers, body, at: Date.now() };
    requests.push(request);
    await play(steps.shift() ?? choose(request), request, response);
  }

  async function play(step: HelpdeskStep, request: HelpdeskRequest, response: ServerResponse): Promise<void> {
    switch (step) {
      case 'ok':
        acknowledge(request, response);
        return;
      case 'html200':
        send(response, 200, LOGIN_PAGE, { 'content-type': 'text/html' });
        return;
      case 'hang':
        return;
      case 'resetBeforeStore':
        response.socket?.resetAndDestroy();
        return;
      case 'resetAfterStore':
        store(request);
        response.socket?.resetAndDestroy();
        return;
      case 'duplicateAcknowledgement':
        sendJson(response, 200, wrap(request.path, { id: store(request).id, duplicate: true }));
        return;
    }
    if (step.kind === 'status') {
      const { status: code, headers, hasCorsHeaders } = step;
      send(response, code, '{"error":"as scripted"}', { ...JSON_TYPE, ...headers }, hasCorsHeaders);
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, step.ms));
    acknowledge(request, response);
  }

  function acknowledge(request: HelpdeskRequest, response: ServerResponse): void {
    const refusal = findFault(request);
    if (refusal !== null) {
      sendJson(response, refusal.status, refusal.json);
      return;
    }
    const isRepeated = tickets.some(({ key }) => key !== '' && key === request.key);
    sendJson(response, isRepeated ? 200 : 201, wrap(request.path, { id: store(request).id }));
  }

  /** The ticket of this request: an earlier one when the key is known. */
  function store({ key, body }: HelpdeskRequest): HelpdeskTicket {
    const earlier = tickets.find((ticket) => key !== '' && ticket.key === key);
    if (earlier !== undefined) return earlier;
    const ticket = { id: `HD-${tickets.length + 1}`, key, body };
    tickets.push(ticket);
    return ticket;
  }

  return {
    origin: `http://127.0.0.1:${port}`,
    url: `http://127.0.0.1:${port}/tickets`,
    requests,
    tickets,
    script(...next) {
      steps = [...next];
    },
    otherwise(next) {
      choose = next;
    },
    async stop() {
      if (!server.listening) return;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
    async start() {
      server = await listen(port);
    },
  };
}

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };
const CORS = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'Retry-After' };

function preflight(path: string, response: ServerResponse): void {
  // As strict as the real ones are, as far as is known: no key for Zendesk, nothing at all for Zammad's form.
  const headers = path === ZENDESK ? 'content-type' : 'content-type, idempotency-key';
  if (path === ZAMMAD_TOKEN || path === ZAMMAD_FORM) {
    send(response, 404, '', {}, false);
    return;
  }
  send(response, 204, '', {
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': headers,
    'access-control-max-age': PREFLIGHT_SECONDS,
  });
}

function sendJson(response: ServerResponse, code: number, json: unknown, headers: Record<string, string> = {}): void {
  send(response, code, JSON.stringify(json), { ...JSON_TYPE, ...headers });
}

function send(
  response: ServerResponse,
  code: number,
  body: string,
  headers: Readonly<Record<string, string>>,
  hasCorsHeaders = true,
): void {
  response.writeHead(code, { ...(hasCorsHeaders ? CORS : {}), ...headers });
  response.end(body);
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function readForm(body: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(body));
}

function readKey(incoming: IncomingMessage, path: string, body: string): string {
  if (path === ZAMMAD_FORM) return readForm(body)['fingerprint'] ?? '';
  return String(incoming.headers['idempotency-key'] ?? '');
}

function makeToken({ fingerprint }: Record<string, string>): string {
  return `token for ${fingerprint}`;
}

/** What the real ones would not accept, and how they say so; null when nothing is wrong. */
function findFault({ path, body }: HelpdeskRequest): { status: number; json: unknown } | null {
  if (path === ZAMMAD_FORM) {
    const form = readForm(body);
    if (form['token'] !== makeToken(form)) return { status: 401, json: { error: 'Not authorized' } };
    const missing = ['name', 'email', 'title', 'body'].filter((field) => !form[field]);
    const errors = Object.fromEntries(missing.map((field) => [field, 'required']));
    return missing.length === 0 ? null : { status: 200, json: { errors } };
  }
  const json = parse(body);
  if (json === null) return { status: 400, json: { error: 'no JSON' } };
  if (path !== ZENDESK) return typeof json['external_id'] === 'string' ? null : { status: 422, json: {} };
  const { requester, comment } = (json['request'] ?? {}) as {
    requester?: { name?: unknown };
    comment?: { body?: unknown };
  };
  const isComplete = typeof requester?.name === 'string' && typeof comment?.body === 'string';
  return isComplete ? null : { status: 422, json: { error: 'RecordInvalid' } };
}

function parse(body: string): Readonly<Record<string, unknown>> | null {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function wrap(path: string, acknowledgement: object): object {
  if (path === ZENDESK) return { request: acknowledgement };
  return path === ZAMMAD_FORM ? { ticket: acknowledgement } : acknowledgement;
}
