import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { Intent } from '../classifier/tasks.ts';
import type { ClassifierClient } from '../classifier-client/createClassifierClient.ts';
import type { TicketStore } from '../storage/ticketStore.ts';
import { CategoryField } from './CategoryField.tsx';
import { ErrorSummary } from './ErrorSummary.tsx';
import { SavedTicketList } from './SavedTicketList.tsx';
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

/** A problem with what was entered, or with storing it. */
interface Problem {
  readonly message: string;
  /** Whether it is the text that must be mended. */
  readonly isAboutText: boolean;
}

const EMPTY: Problem = { message: 'Describe the problem before you send the ticket', isAboutText: true };

/** Writing, categorising and sending one ticket, and what became of the earlier ones. */
export function TicketForm({ client, store, announce }: Props) {
  const textField = useRef<HTMLTextAreaElement>(null);
  const lastInputAt = useRef(0);
  const isSaving = useRef(false);
  const [chosen, setChosen] = useState<Intent | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [hasSaved, setHasSaved] = useState(false);
  const status = useClassifierStatus(client);
  const { suggestions, update } = useSuggestions(client);
  const saved = useSavedTickets(store);
  useSpokenSuggestion(suggestions, lastInputAt, announce);

  const handleText = useCallback(
    (text: string, isPause: boolean) => {
      lastInputAt.current = Date.now();
      setHasSaved(false);
      update(text, isPause);
    },
    [update],
  );

  // A text may have been typed, or kept by the browser over a reload, before the model was ready.
  useEffect(() => {
    if (status.state === 'ready' && textField.current !== null) update(textField.current.value, true);
  }, [status.state, update]);

  async function send(): Promise<void> {
    const field = textField.current;
    if (field === null || isSaving.current) return;
    const text = field.value;
    if (text.trim() === '') {
      setProblem(EMPTY);
      return;
    }
    isSaving.current = true;
    try {
      await saved.save({
        id: crypto.randomUUID(),
        createdAt: new Date().toISOString(),
        text,
        chosenIntent: chosen,
        suggested: suggestions?.text === text ? suggestions.prediction : null,
        status: 'saved',
      });
    } catch (error) {
      setProblem({ message: describeStorageFailure(error), isAboutText: false });
      return;
    } finally {
      isSaving.current = false;
    }
    // Only now, with the ticket on disk, may the text go; and not if more was typed in the meantime.
    if (field.value === text) field.value = '';
    update(field.value);
    setChosen(null);
    setProblem(null);
    setHasSaved(true);
    announce('Saved on this device');
  }

  function handleSubmit(event: FormEvent): void {
    event.preventDefault();
    void send();
  }

  return (
    <>
      <form className="card" onSubmit={handleSubmit} noValidate>
        {problem !== null && <ErrorSummary message={problem.message} href={problem.isAboutText ? '#text' : null} />}
        <TicketTextField ref={textField} error={problem?.isAboutText ? problem.message : null} onText={handleText} />
        <SuggestedCategory
          status={status}
          ranked={suggestions?.prediction.intent_top_k ?? null}
          chosen={chosen}
          onChoose={setChosen}
          onRetry={() => client.retry()}
        />
        <CategoryField chosen={chosen} onChoose={setChosen} />
        <div className="actions">
          <button type="submit" className="primary">
            Send ticket
          </button>
          <p className="hint">
            {hasSaved ? (
              <span className="saved">Ticket saved. You can write the next one.</span>
            ) : (
              'It is saved on this device, online or offline.'
            )}
          </p>
        </div>
      </form>
      <SavedTicketList tickets={saved.tickets} count={saved.count} />
    </>
  );
}

function describeStorageFailure(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  return `This browser could not save the ticket (${reason}). Your text is still here: copy it, or try again.`;
}
