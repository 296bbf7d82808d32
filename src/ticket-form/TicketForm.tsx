import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { Intent } from '../classifier/tasks.ts';
import type { ClassifierClient } from '../classifier-client/createClassifierClient.ts';
import type { TicketDelivery } from '../delivery/createDelivery.ts';
import type { Ticket, TicketStore } from '../storage/ticketStore.ts';
import type { PersonalDataItem } from '../triage/personalData/types.ts';
import { CategoryField } from './CategoryField.tsx';
import type { DraftKeeper } from './createDraftKeeper.ts';
import { type DraftContent, fillForm, isBlank, NOTHING, readForm } from './draftContent.ts';
import { ErrorSummary } from './ErrorSummary.tsx';
import { OptionalFields } from './OptionalFields.tsx';
import { PersonalDataNotice } from './PersonalDataNotice.tsx';
import { findProblems, MAX_TEXT_LENGTH, NEARLY_FULL, type Problem, storageFailure } from './problem.ts';
import { RecoveredDrafts } from './RecoveredDrafts.tsx';
import { SavedTicketList } from './SavedTicketList.tsx';
import { SendButton } from './SendButton.tsx';
import { SuggestedCategory } from './SuggestedCategory.tsx';
import { TicketTextField } from './TicketTextField.tsx';
import { useClassifierStatus } from './useClassifierStatus.ts';
import { useDraft } from './useDraft.ts';
import { usePersonalData } from './usePersonalData.ts';
import { useSavedTickets } from './useSavedTickets.ts';
import { useSpokenSuggestion } from './useSpokenSuggestion.ts';
import { useSuggestions } from './useSuggestions.ts';
import './suggested-category.css';
import './ticket-form.css';
import './tickets.css';

/** What the form needs of delivery. */
export type FormDelivery = Pick<TicketDelivery, 'submit' | 'remove' | 'retry' | 'sendNow' | 'getStatus' | 'subscribe'>;

interface Props {
  readonly client: ClassifierClient;
  readonly store: TicketStore;
  readonly keeper: DraftKeeper;
  readonly delivery: FormDelivery;
  /** Speaks to screen readers. */
  readonly announce: (message: string) => void;
}

const NO_ITEMS: readonly PersonalDataItem[] = [];

/** How far the ticket is. */
type Progress =
  | { readonly state: 'writing' | 'saving' | 'saved' }
  | { readonly state: 'failed'; readonly problems: readonly Problem[] };

/** Writing, categorising and sending one ticket, and what became of the earlier ones. */
export function TicketForm({ client, store, keeper, delivery, announce }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const textField = useRef<HTMLTextAreaElement>(null);
  const lastInputAt = useRef(0);
  const isSaving = useRef(false);
  const { suggestions, update, hold } = useSuggestions(client);
  const [chosen, setChosen] = useState<Intent | null>(null);
  const [length, setLength] = useState(0);
  const personalData = usePersonalData(suggestions?.personalData ?? NO_ITEMS, suggestions?.text ?? '');
  const [progress, setProgress] = useState<Progress>({ state: 'writing' });
  const status = useClassifierStatus(client);
  const saved = useSavedTickets(store, announce);
  useSpokenSuggestion(suggestions, lastInputAt, announce);

  const apply = useCallback(
    (content: DraftContent) => {
      if (form.current === null || !isBlank(readForm(form.current))) return;
      fillForm(form.current, content);
      setChosen(content.chosenIntent);
      setLength(content.text.length);
      update(content.text, true);
    },
    [update],
  );
  const draft = useDraft(keeper, apply);

  const handleText = useCallback(
    (text: string, askNow: boolean) => {
      lastInputAt.current = Date.now();
      setLength(text.length);
      update(text, askNow);
    },
    [update],
  );
  const handleCompose = useCallback(() => {
    lastInputAt.current = Date.now();
    hold();
  }, [hold]);

  // A text may have been typed before the model was ready.
  useEffect(() => {
    if (status.state === 'ready' && textField.current !== null) update(textField.current.value, true);
    if (status.state === 'unavailable') announce('No suggestions at the moment. Choose a category yourself.');
  }, [status.state, update, announce]);

  function handleInput(): void {
    if (form.current === null) return;
    const content = readForm(form.current);
    keeper.save(content);
    setProgress((current) => afterInput(current, content));
  }

  function handleChoice(intent: Intent | null): void {
    setChosen(intent);
    if (form.current !== null) keeper.save({ ...readForm(form.current), chosenIntent: intent });
  }

  async function send(): Promise<void> {
    if (form.current === null || isSaving.current) return;
    const content = readForm(form.current);
    const problems = findProblems(content);
    if (problems.length > 0) {
      setProgress({ state: 'failed', problems });
      return;
    }
    isSaving.current = true;
    setProgress({ state: 'saving' });
    try {
      // The draft's id: a ticket stored after all, though too late, is overwritten by the next attempt, not doubled.
      // What the person had masked is neither stored nor sent; how much of what kind it was is.
      const { text, masked } =
        suggestions?.text === content.text ? personalData.mask(content.text) : { ...content, masked: [] };
      await delivery.submit(
        {
          ...content,
          text,
          id: keeper.id,
          createdAt: new Date().toISOString(),
          suggested: suggestions?.text === content.text ? suggestions.prediction : null,
          delivery: { state: 'saved' },
        },
        keeper.id,
        { triage: null, masked },
      );
    } catch (error) {
      setProgress({ state: 'failed', problems: [storageFailure(error)] });
      return;
    } finally {
      isSaving.current = false;
    }
    keeper.renew();
    saved.refresh();
    emptyForm(content);
    setProgress({ state: 'saved' });
    announce('Saved on this device');
  }

  /** Only with the ticket on disk may its content go; and not what was written or chosen in the meantime. */
  function emptyForm(stored: DraftContent): void {
    if (form.current === null) return;
    const current = readForm(form.current);
    if (current.text === stored.text) {
      fillForm(form.current, { ...NOTHING, contact: current.contact });
      setChosen((choice) => (choice === stored.chosenIntent ? null : choice));
    } else {
      keeper.save(current);
    }
    const { text } = readForm(form.current);
    setLength(text.length);
    update(text);
  }

  function handleSubmit(event: FormEvent): void {
    event.preventDefault();
    void send();
  }

  const { refresh } = saved;
  const readAll = useCallback(() => store.list(Number.POSITIVE_INFINITY), [store]);
  const handleRemove = useCallback(
    ({ id }: Ticket) => {
      delivery.remove(id).then(
        () => {
          refresh();
          announce('Ticket deleted');
        },
        () => announce('The ticket could not be deleted'),
      );
    },
    [delivery, refresh, announce],
  );
  const handleRetry = useCallback(
    ({ id }: Ticket) => void delivery.retry(id).then(refresh, refresh),
    [delivery, refresh],
  );
  const handleSendNow = useCallback(() => {
    announce('Sending');
    void delivery.sendNow().then(({ message }) => announce(message));
  }, [delivery, announce]);

  const problems = progress.state === 'failed' ? progress.problems : [];
  const problemOf = (field: Problem['field']) => problems.find((problem) => problem.field === field)?.message ?? null;
  return (
    <>
      <form className="card" ref={form} onSubmit={handleSubmit} onInput={handleInput} noValidate>
        {problems.length > 0 && <ErrorSummary problems={problems} />}
        <TicketTextField
          ref={textField}
          error={problemOf('text')}
          room={length > NEARLY_FULL ? MAX_TEXT_LENGTH - length : null}
          onText={handleText}
          onCompose={handleCompose}
        />
        <SuggestedCategory
          status={status}
          prediction={suggestions?.prediction ?? null}
          chosen={chosen}
          onChoose={handleChoice}
          onRetry={() => client.retry()}
        />
        <PersonalDataNotice {...personalData} />
        <CategoryField chosen={chosen} onChoose={handleChoice} />
        <OptionalFields contactError={problemOf('contact')} />
        <SendButton state={progress.state} />
      </form>
      <RecoveredDrafts
        drafts={draft.orphans}
        isFormEmpty={() => form.current !== null && isBlank(readForm(form.current))}
        onRecover={draft.recover}
        onDiscard={draft.discard}
      />
      <SavedTicketList
        tickets={saved.tickets}
        count={saved.count}
        delivery={delivery}
        readAll={readAll}
        onSendNow={handleSendNow}
        onRemove={handleRemove}
        onRetry={handleRetry}
        announce={announce}
      />
    </>
  );
}

/** Writing takes back what was said of the ticket before, and the errors once there are none. */
function afterInput(current: Progress, content: DraftContent): Progress {
  if (current.state === 'saved') return { state: 'writing' };
  if (current.state !== 'failed' || current.problems.some(({ field }) => field === null)) return current;
  return findProblems(content).length === 0 ? { state: 'writing' } : current;
}
