import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { TASKS } from '../../classifier/tasks.ts';
import { checkSchema, type Schema } from '../testsupport/checkSchema.ts';
import { BARE_CONTEXT, BARE_TICKET, EXAMPLE_CONTEXT, EXAMPLE_TICKET } from '../testsupport/exampleTicket.ts';
import { webhook } from './webhook.ts';

const schema = JSON.parse(readFileSync('public/ticket.schema.json', 'utf8')) as Schema & {
  $defs: { intent: { enum: string[] } };
};
const body = JSON.parse(webhook.makeBody(EXAMPLE_TICKET, EXAMPLE_CONTEXT));

describe('HD-7: the body of the webhook', () => {
  test('follows the published schema, with everything in it and with nothing', () => {
    expect(checkSchema(schema, body)).toEqual([]);
    expect(checkSchema(schema, JSON.parse(webhook.makeBody(BARE_TICKET, BARE_CONTEXT)))).toEqual([]);
  });

  test('has the fields of the contract, no more and no less', () => {
    expect(Object.keys(body).sort()).toEqual(
      (
        'schema external_id created_at subject text contact channel chosen suggested triage masked model app_version ' +
        'locale'
      )
        .split(' ')
        .sort(),
    );
    expect(body).toMatchObject({
      external_id: EXAMPLE_TICKET.id,
      created_at: EXAMPLE_TICKET.createdAt,
      chosen: { intent: 'refund' },
      model: EXAMPLE_TICKET.suggested?.model,
      suggested: EXAMPLE_TICKET.suggested,
      masked: [{ type: 'card' }],
      app_version: '0.1.0',
      locale: 'en-GB',
    });
  });

  test('OB-8: is the same text every time', () => {
    expect(webhook.makeBody(EXAMPLE_TICKET, EXAMPLE_CONTEXT)).toBe(webhook.makeBody(EXAMPLE_TICKET, EXAMPLE_CONTEXT));
  });

  test('HD-5: markup, quotes, emoji and half an emoji come out as the person wrote them', () => {
    expect(body.text).toBe(EXAMPLE_TICKET.text);
    expect(body.subject).toBe(EXAMPLE_TICKET.subject);
  });

  test('a choice is not a suggestion: without one there is none', () => {
    expect(JSON.parse(webhook.makeBody({ ...EXAMPLE_TICKET, chosenIntent: null }, EXAMPLE_CONTEXT)).chosen).toBeNull();
  });
});

describe('the published schema', () => {
  test('lists every intent', () => {
    expect(schema.$defs.intent.enum).toEqual([...TASKS.intent]);
  });

  test.each<[string, object]>([
    ['a body with another field', { ...body, extra: 1 }],
    ['another version', { ...body, schema: 'pocket-triage/ticket/2' }],
    ['a local time', { ...body, created_at: '2026-11-20 12:00' }],
    ['an empty text', { ...body, text: '' }],
    ['an unknown intent', { ...body, chosen: { intent: 'nonsense' } }],
    ['a confidence above one', { ...body, suggested: { ...body.suggested, in_scope: 1.5 } }],
    ['a model without a name', { ...body, model: { version: 1, sha256: 'a'.repeat(64) } }],
    ['urgency P5', { ...body, triage: { urgency: { level: 'P5', reasons: [] } } }],
    ['a masked value in place of a kind', { ...body, masked: ['4111 1111'] }],
  ])('refuses %s', (_, json) => {
    expect(checkSchema(schema, json)).not.toEqual([]);
  });

  test.each(Object.keys(body))('refuses a body without %s', (field) => {
    expect(checkSchema(schema, { ...body, [field]: undefined })).not.toEqual([]);
    const { [field]: _, ...rest } = body;
    expect(checkSchema(schema, rest)).not.toEqual([]);
  });
});
