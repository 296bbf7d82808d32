/** A weekday, as every form of an HTTP date begins with: `Date.parse` alone takes "-5" for a date. */
const HTTP_DATE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? /;
const SECONDS = /^\d{1,12}$/;

/**
 * Milliseconds that a `Retry-After` header asks to wait, in either of its forms (HD-3); null when it asks for nothing:
 * absent, malformed, zero or past.
 */
export function parseRetryAfter(header: string | null, now: number): number | null {
  const value = header?.trim() ?? '';
  const wait = SECONDS.test(value) ? Number(value) * 1000 : HTTP_DATE.test(value) ? Date.parse(value) - now : 0;
  return wait > 0 ? wait : null;
}
