import { type Clock, wait } from '../clock.ts';

/** What the helpdesk does with one request. `lost`: it stores the ticket, and the answer never arrives. */
export type Behaviour =
  | 'ok'
  | 'unreachable'
  | 'lost'
  | 'html'
  | { readonly status: number; readonly retryAfter?: string };

export interface FakeHelpdesk {
  readonly fetch: typeof fetch;
  /** Keys in the order of the requests. */
  readonly requests: readonly string[];
  /** When each request came, in ms since 1970. */
  readonly times: readonly number[];
  /** Keys in the order in which their tickets were stored, each once. */
  readonly stored: readonly string[];
  /** Every body that was sent under a key. */
  readonly bodies: ReadonlyMap<string, ReadonlySet<string>>;
  behave: (key: string, time: number) => Behaviour;
}

/** A helpdesk in memory that knows `Idempotency-Key` and answers after 50 ms of virtual time. */
export function createFakeHelpdesk(clock: Clock): FakeHelpdesk {
  const requests: string[] = [];
  const times: number[] = [];
  const stored: string[] = [];
  const bodies = new Map<string, Set<string>>();
  const helpdesk = {
    requests,
    times,
    stored,
    bodies,
    behave: (): Behaviour => 'ok',
    fetch: async (_: unknown, { headers, body }: RequestInit = {}): Promise<Response> => {
      const key = new Headers(headers).get('idempotency-key') ?? '';
      requests.push(key);
      times.push(clock.now());
      bodies.set(key, (bodies.get(key) ?? new Set()).add(String(body)));
      const behaviour = (helpdesk as FakeHelpdesk).behave(key, clock.now());
      await wait(clock, 50);
      if (behaviour === 'unreachable') throw new TypeError('Failed to fetch');
      if (behaviour === 'html')
        return new Response('<title>Sign in</title>', { headers: { 'content-type': 'text/html' } });
      if (typeof behaviour === 'object') {
        const { status, retryAfter } = behaviour;
        return new Response('{}', {
          status,
          headers: {
            'content-type': 'application/json',
            ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
          },
        });
      }
      if (!stored.includes(key)) stored.push(key);
      if (behaviour === 'lost') throw new TypeError('Failed to fetch');
      return Response.json({ id: `desk-${key}` });
    },
  };
  return helpdesk;
}
