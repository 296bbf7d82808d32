const GROUP = /^[\da-f]{1,4}$/i;
const IPV4_TAIL = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const GROUPS = 8;
/** Shortened addresses of fewer groups are more often code ("a::b") unless they begin like an address in use. */
const MIN_SHORTENED_GROUPS = 3;
const PREFIX_IN_USE =
  /^(?:::1$|::ffff:|2[\da-f]{3}:|3[\da-f]{3}:|fe[89ab][\da-f]:|f[cd][\da-f]{2}:|ff0[\da-f]:|64:ff9b:)/i;

/** Whether this is an IPv6 address in one of its spellings (RFC 4291): whole, shortened with `::`, or ending in IPv4. */
export function isIpv6(value: string): boolean {
  const halves = value.split('::');
  if (halves.length > 2 || !value.includes(':')) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const last = groups.at(-1) ?? '';
  const hasTail = IPV4_TAIL.test(last);
  if (!(hasTail ? groups.slice(0, -1) : groups).every((group) => GROUP.test(group))) return false;
  const count = groups.length + (hasTail ? 1 : 0);
  if (halves.length === 1) return count === GROUPS;
  return count < GROUPS && (PREFIX_IN_USE.test(value) || (count >= MIN_SHORTENED_GROUPS && /\d/.test(value)));
}
