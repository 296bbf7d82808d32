import { describe, expect, test } from 'vitest';
import { findSecret } from './findSecret.ts';

describe('HD-1: secrets in settings', () => {
  test.each<[string, unknown, string]>([
    ['a field named so', { delivery: { apiKey: 'abc' } }, 'config.delivery.apiKey'],
    ['a token', { accessToken: 'abc' }, 'config.accessToken'],
    ['a password in the address', { url: 'https://me:pw@desk.example/' }, 'config.url'],
    ['a key in the address', { url: 'https://desk.example/?key=abc' }, 'config.url'],
    ['a signed address', { url: 'https://desk.example/?a=1&sig=abc' }, 'config.url'],
    ['a chat webhook', { url: 'https://hooks.slack.com/services/T0/B0/x' }, 'config.url'],
    ['a key in the path', { url: 'https://desk.example/sk-live123/in' }, 'config.url'],
    ['credentials of HTTP', { header: 'Bearer abc' }, 'config.header'],
    ['a web token', { x: ['eyJhbGciOiJIUzI1NiJ9.e30.abc'] }, 'config.x.0'],
    ['a key of 40 digits', { x: '0123456789abcdef0123456789abcdef01234567' }, 'config.x'],
  ])('finds %s', (_, config, field) => {
    expect(findSecret(config)).toMatch(new RegExp(`^${field.replaceAll('.', '\\.')}: got .+, expected`));
  });

  test('does not repeat the secret', () => {
    expect(findSecret({ password: 'hunter2' })).not.toContain('hunter2');
  });

  test.each([
    null,
    { delivery: null, brand: 'Pocket Triage' },
    { delivery: { type: 'webhook', url: 'https://desk.example/hooks/6f9619ff-8b86-4d01-b42d-00cf4fc964ff' } },
    { delivery: { type: 'zendesk', url: 'https://acme.zendesk.com' }, retentionDays: 30 },
    { brand: 'Customers of the Very Long Named Company of 1886', url: 'http://localhost:8080/tickets' },
  ])('takes ordinary settings: %j', (config) => {
    expect(findSecret(config)).toBeNull();
  });
});
