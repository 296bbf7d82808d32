import { expect, test } from 'vitest';
import { SECURITY_HEADERS } from './securityHeaders.ts';

test('SEC-1: the policy allows no inline code, no eval and no other origin', () => {
  const policy = SECURITY_HEADERS['Content-Security-Policy'];
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe-|data:|blob:|https?:|\*/);
  expect(policy).toContain("require-trusted-types-for 'script'; trusted-types default");
});
