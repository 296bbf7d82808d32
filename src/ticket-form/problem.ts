import type { DraftContent } from './draftContent.ts';

/** Why a ticket was not stored, in the person's words. */
export interface Problem {
  readonly message: string;
  /** The field that must be mended; null when none is at fault. */
  readonly field: 'text' | 'contact' | null;
}

/** A ticket is a message, not an archive: helpdesks refuse longer ones. Nothing is cut off (UX-7). */
export const MAX_TEXT_LENGTH = 20_000;
/** From here on the room left is shown. */
export const NEARLY_FULL = MAX_TEXT_LENGTH * 0.9;

/** Every problem with what was entered, checked on sending and not before (UX-10). */
export function findProblems({ text, contact }: DraftContent): Problem[] {
  const problems: Problem[] = [];
  if (text.trim() === '') {
    problems.push({ message: 'Describe the problem before you send the ticket', field: 'text' });
  }
  if (text.length > MAX_TEXT_LENGTH) {
    const length = text.length.toLocaleString('en');
    problems.push({
      message: `Shorten the description: it has ${length} characters, and 20,000 can be sent. All of it is kept`,
      field: 'text',
    });
  }
  if (contact.trim() !== '' && !/^[^\s@]{1,64}@[^\s@]{1,190}\.[^\s@]{2,63}$/.test(contact.trim())) {
    problems.push({ message: `Check your e-mail: “${contact.trim()}” is not like name@example.com`, field: 'contact' });
  }
  return problems;
}

export function storageFailure(error: unknown): Problem {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    message: `This browser could not save the ticket (${reason}). Your text is still here: copy it, or try again.`,
    field: null,
  };
}
