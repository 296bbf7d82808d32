import type { Outcome, Route } from '../types.ts';

/** Sends one request. Never rejects: what goes wrong is an outcome, too. */
export async function post(
  { url, fetch, signal }: Route,
  body: string,
  headers: Readonly<Record<string, string>>,
): Promise<Outcome> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers,
      signal,
      // A ticket goes where the settings say, not where somebody on the way sends it, and with nobody's cookies.
      redirect: 'error',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    });
    const contentType = response.headers.get('content-type') ?? '';
    return {
      kind: 'answer',
      status: response.status,
      contentType,
      bodyJson: isJson(contentType) ? parse(await response.text()) : null,
      retryAfter: response.headers.get('retry-after'),
    };
  } catch {
    return { kind: signal.aborted ? 'timeout' : 'unreachable' };
  }
}

function isJson(contentType: string): boolean {
  const [essence] = contentType.toLowerCase().split(';', 1);
  return essence.trim() === 'application/json' || essence.trim().endsWith('+json');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Takes the acknowledgement out of the field that a helpdesk wraps it in. */
export function unwrap(outcome: Outcome, field: string): Outcome {
  if (outcome.kind !== 'answer') return outcome;
  return { ...outcome, bodyJson: readField(outcome.bodyJson, field) ?? null };
}

export function readField(json: unknown, field: string): unknown {
  return typeof json === 'object' && json !== null ? (json as Readonly<Record<string, unknown>>)[field] : undefined;
}

/** An address below the one of the settings, which may end with a slash or not. */
export function below(url: string, path: string): string {
  return new URL(path, url.endsWith('/') ? url : `${url}/`).href;
}
