import type { Intent } from '../classifier/tasks.ts';
import type { Draft } from '../storage/draftStore.ts';

/** What a person has entered so far. */
export type DraftContent = Pick<Draft, 'subject' | 'text' | 'contact' | 'chosenIntent'>;

export const NOTHING: DraftContent = { subject: '', text: '', contact: '', chosenIntent: null };

/** Whether there is nothing that would be missed. */
export function isBlank({ subject, text, contact }: DraftContent): boolean {
  return [subject, text, contact].every((field) => field.trim() === '');
}

/** The content of a form with the fields `subject`, `text`, `contact` and `category`. */
export function readForm(form: HTMLFormElement): DraftContent {
  const data = new FormData(form);
  const field = (name: string) => String(data.get(name) ?? '');
  return {
    subject: field('subject'),
    text: (form.elements.namedItem('text') as HTMLTextAreaElement).value,
    contact: field('contact'),
    chosenIntent: (field('category') || null) as Intent | null,
  };
}

/** Writes a content into the fields that a person types in. The category is React's. */
export function fillForm(form: HTMLFormElement, content: DraftContent): void {
  for (const name of ['subject', 'text', 'contact'] as const) {
    (form.elements.namedItem(name) as HTMLInputElement | HTMLTextAreaElement).value = content[name];
  }
}
