import type { Ticket } from '../../storage/ticketStore.ts';
import { INTENT_NAMES } from '../../triage/displayNames.ts';

const MAX_SUBJECT_LENGTH = 100;

/** A ticket for helpdesks that know a sender, a subject and a text. */
export interface PlainTicket {
  readonly name: string;
  readonly subject: string;
  readonly text: string;
}

/**
 * Writes a ticket as plain text, never as markup: `<` and `&` stay what they are (HD-5). The ticket's id stands in it,
 * because these helpdesks know no key by which they could tell a repeated request (HD-4).
 */
export function writePlainTicket({ id, subject, text, contact, chosenIntent }: Ticket): PlainTicket {
  const category = chosenIntent === null ? [] : [`Category: ${INTENT_NAMES[chosenIntent]}`];
  return {
    name: contact.trim() === '' ? 'Anonymous' : contact.trim(),
    subject: subject.trim() === '' ? firstWords(text) : subject.trim(),
    text: [text, '', '--', ...category, `Ticket: ${id}`].join('\n'),
  };
}

function firstWords(text: string): string {
  const start = text.trim().slice(0, 4 * MAX_SUBJECT_LENGTH);
  // By characters, so that no half of an emoji is left.
  const characters = [...start.replaceAll(/\s+/g, ' ')];
  if (characters.length <= MAX_SUBJECT_LENGTH) return characters.join('');
  return `${characters.slice(0, MAX_SUBJECT_LENGTH).join('')}…`;
}
