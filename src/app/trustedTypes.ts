// Trusted Types: this page may start two scripts by URL, its worker and its service worker, and turns no text into
// markup or code. Installed before the first worker is made.

const ALLOWED_SCRIPT = /^\/(?:assets\/[\w.-]+\.js|sw\.js)$/;

interface TrustedTypes {
  createPolicy(name: string, rules: Record<string, (input: string) => string>): unknown;
}

function refuse(what: string): never {
  throw new TypeError(`Trusted Types: ${what} is never made from text here`);
}

export function installTrustedTypes(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  trustedTypes?.createPolicy('default', {
    createScriptURL(input) {
      const url = new URL(input, location.href);
      if (url.origin !== location.origin || !ALLOWED_SCRIPT.test(url.pathname)) refuse(`a script from ${input}`);
      return input;
    },
    createHTML: () => refuse('markup'),
    createScript: () => refuse('code'),
  });
}
