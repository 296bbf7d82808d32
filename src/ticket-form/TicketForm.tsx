import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { Intent } from '../classifier/tasks.ts';
import type { ClassifierClient } from '../classifier-client/createClassifierClient.ts';
import type { TicketStore } from '../storage/ticketStore.ts';
import { CategoryField } from './CategoryField.tsx';
import { ErrorSummary } from './ErrorSummary.tsx';
import { emptyText, type Problem, storageFailure } from './problem.ts';
import { SavedTicketList } from './SavedTicketList.tsx';
import { SendButton } from './SendButton.tsx';
import { SuggestedCategory } from './SuggestedCategory.tsx';
import { TicketTextField } from './TicketTextField.tsx';
import { useClassifierStatus } from './useClassifierStatus.ts';
import { useSavedTickets } from './useSavedTickets.ts';
import { useSpokenSuggestion } from './useSpokenSuggestion.ts';
import { useSuggestions } from './useSuggestions.ts';
import './ticket-form.css';

interface Props {
  readonly client: ClassifierClient;
  readonly store: TicketStore;
  /** Speaks to screen readers. */
  readonly announce: (message: string) => void;
}

/** How far the ticket is. */
type Progress =
  | { readonly state: 'writing' | 'saving' | 'saved' }
  | { readonly state: 'failed'; readonly problem: Problem };

/** Writing, categorising and sending one ticket, and what became of the earlier ones. */
export function TicketForm({ client, store, announce }: Props) {
  const textField = useRef<HTMLTextAreaElement>(null);
  const lastInputAt = useRef(0);
  const isSaving = useRef(false);
  // Kept until the ticket is stored: one that was stored after all, though too late, is then overwritten, not doubled.
  const identity = useRef<{ id: string; createdAt: string } | null>(null);
  const [chosen, setChosen] = useState<Intent | null>(null);
  const [progress, setProgress] = useState<Progress>({ state: 'writing' });
  const status = useClassifierStatus(client);
  const { suggestions, update, hold } = useSuggestions(client);
  const saved = useSavedTickets(store);
  useSpokenSuggestion(suggestions, lastInputAt, announce);

  const handleText = useCallback(
    (text: string, askNow: boolean) => {
      lastInputAt.current = Date.now();
      setProgress((current) => afterInput(current, text));
      update(text, askNow);
    },
    [update],
  );

  const handleCompose = useCallback(() => {
    lastInputAt.current = Date.now();
    hold();
  }, [hold]);

  // A text may have been typed, or kept by the browser over a reload, before the model was ready.
  useEffect(() => {
    if (status.state === 'ready' && textField.current !== null) update(textField.current.value, true);
    if (status.state === 'unavailable') announce('No suggestions at the moment. Choose a category yourself.');
  }, [status.state, update, announce]);

  async function send(): Promise<void> {
    const field = textField.current;
    if (field === null || isSaving.current) return;
    const text = field.value;
    if (text.trim() === '') {
      setProgress({ state: 'failed', problem: emptyText() });
      return;
    }
    isSaving.current = true;
    setProgress({ state: 'saving' });
    identity.current ??= { id: crypto.randomUUID(), createdAt: new Date().toISOString() };
    try {
      await saved.save({
        ...identity.current,
        subject: '',
        text,
        contact: '',
        chosenIntent: chosen,
        suggested: suggestions?.text === text ? suggestions.prediction : null,
        delivery: { state: 'saved' },
      });
    } catch (error) {
      setProgress({ state: 'failed', problem: storageFailure(error) });
      return;
    } finally {
      isSaving.current = false;
    }
    identity.current = null;
    // Only now, with the ticket on disk, may text and choice go; and not what was written or chosen in the meantime.
    if (field.value === text) {
      field.value = '';
      setChosen((current) => (current === chosen ? null : current));
    }
    update(field.value);
    setProgress({ state: 'saved' });
    announce('Saved on this device');
  }

  function handleSubmit(event: FormEvent): void {
    event.preventDefault();
    void send();
  }

  const problem = progress.state === 'failed' ? progress.problem : null;
  return (
    <>
      <form className="card" onSubmit={handleSubmit} noValidate>
        {problem !== null && <ErrorSummary problem={problem} />}
        <TicketTextField
          ref={textField}
          error={problem?.isAboutText ? problem.message : null}
          onText={handleText}
          onCompose={handleCompose}
        />
        <SuggestedCategory
          status={status}
          prediction={suggestions?.prediction ?? null}
          chosen={chosen}
          onChoose={setChosen}
          onRetry={() => client.retry()}
        />
        <CategoryField chosen={chosen} onChoose={setChosen} />
        <SendButton state={progress.state} />
      </form>
      <SavedTicketList tickets={saved.tickets} count={saved.count} />
    </>
  );
}

/** Writing takes back what was said of the ticket before, and an error about the text once there is one. */
function afterInput(current: Progress, text: string): Progress {
  if (current.state === 'saved') return { state: 'writing' };
  const isMended = current.state === 'failed' && current.problem.isAboutText && text.trim() !== '';
  return isMended ? { state: 'writing' } : current;
}
