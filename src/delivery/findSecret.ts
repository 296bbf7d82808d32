const SECRET_NAME = /secret|token|passw(?:or)?d|api[-_]?key|authorization|credential/i;
const SECRET_PARAMETER = /^(?:key|sig|signature|auth|code)$/i;
/** Beginnings that well-known services give their keys, and those of HTTP's own credentials. */
const SECRET_START =
  /^(?:Basic |Bearer |Token |sk[-_]|rk_|gh[opsu]_|github_pat_|glpat-|xox[abps]-|AKIA|AIza|eyJ[\w-]{10})/;
/** One unbroken run of letters and digits that nobody would type. */
const OPAQUE = /^[\w+/=-]{32,400}$/;
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
/** Incoming webhooks whose path is the password. */
const SECRET_HOSTS = ['hooks.slack.com', 'discord.com', 'discordapp.com'];

/**
 * Where a settings file holds what looks like a secret, or null: everyone who opens the page can read the file, so one
 * in there is public (HD-1). Says the field and why, never the value.
 */
export function findSecret(value: unknown, path = 'config'): string | null {
  if (typeof value === 'string') {
    const why = describeSecret(value);
    return why === null ? null : `${path}: got ${why}, expected nothing secret in a file that everyone can read`;
  }
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, entry] of Object.entries(value)) {
    const field = `${path}.${name}`;
    if (SECRET_NAME.test(name) && typeof entry === 'string' && entry !== '') {
      return `${field}: got a field named like a secret, expected nothing secret in a file that everyone can read`;
    }
    const found = findSecret(entry, field);
    if (found !== null) return found;
  }
  return null;
}

function describeSecret(value: string): string | null {
  if (SECRET_START.test(value)) return 'what begins like a key';
  if (URL.canParse(value)) return describeSecretUrl(new URL(value));
  return OPAQUE.test(value) && /\d/.test(value) && !UUID.test(value) ? 'what looks like a key' : null;
}

function describeSecretUrl({ username, password, searchParams, hostname, pathname }: URL): string | null {
  if (username !== '' || password !== '') return 'an address with a password';
  if (SECRET_HOSTS.includes(hostname)) return 'an address that is itself a password';
  const names = [...searchParams.keys()];
  if (names.some((name) => SECRET_NAME.test(name) || SECRET_PARAMETER.test(name))) return 'an address with a key';
  const parts = [...searchParams.values(), ...pathname.split('/')];
  return parts.some((part) => SECRET_START.test(part)) ? 'an address with a key' : null;
}
