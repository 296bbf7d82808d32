import type { Intent } from '../classifier/tasks.ts';
import type { TicketPrediction } from '../classifier/types.ts';
import type { ClassifierStatus } from '../classifier-client/createClassifierClient.ts';
import { chooseQuestion } from '../triage/clarify.ts';
import { INTENT_NAMES } from '../triage/displayNames.ts';
import { DeviceBadge } from './DeviceBadge.tsx';
import { type Band, bandOf } from './suggestSettings.ts';

interface Props {
  readonly status: ClassifierStatus;
  /** For the newest text; null while there is nothing to offer. */
  readonly prediction: TicketPrediction | null;
  readonly chosen: Intent | null;
  readonly onChoose: (intent: Intent | null) => void;
  readonly onRetry: () => void;
}

/** The model's offer: up to three categories to press, none of them pressed by itself. */
export function SuggestedCategory({ status, prediction, chosen, onChoose, onRetry }: Props) {
  return (
    <fieldset className="suggested">
      <legend>Suggested category</legend>
      <DeviceBadge status={status} />
      {prediction === null || status.state === 'unavailable' ? (
        <Waiting status={status} onRetry={onRetry} />
      ) : (
        <>
          <ul className="offers">
            {prediction.intent_top_k.map(({ label, confidence }) => (
              <li key={label}>
                <Offer
                  intent={label as Intent}
                  band={bandOf(prediction, confidence)}
                  isChosen={chosen === label}
                  onChoose={onChoose}
                />
              </li>
            ))}
          </ul>
          <ClarifyingQuestion prediction={prediction} />
        </>
      )}
    </fieldset>
  );
}

/** One question, where a guess would not help; sending without an answer is always possible. */
function ClarifyingQuestion({ prediction }: { readonly prediction: TicketPrediction }) {
  const question = chooseQuestion(prediction);
  return question === null ? null : <p className="hint question">It would help to know: {question}</p>;
}

interface OfferProps extends Pick<Props, 'onChoose'> {
  readonly intent: Intent;
  readonly band: Band;
  readonly isChosen: boolean;
}

/** Pressed once it is chosen, pressed again it is not. */
function Offer({ intent, band, isChosen, onChoose }: OfferProps) {
  return (
    <button
      type="button"
      className={`offer offer-${band.name}`}
      aria-pressed={isChosen}
      onClick={() => onChoose(isChosen ? null : intent)}
    >
      {INTENT_NAMES[intent]} <span className="offer-band">{isChosen ? 'chosen' : band.words}</span>
    </button>
  );
}

/** The button stays through a new attempt, so that the focus on it is not lost. */
function Waiting({ status, onRetry }: Pick<Props, 'status' | 'onRetry'>) {
  if (status.state === 'unavailable') {
    return (
      <p className="hint no-offers">
        Suggestions are not available at the moment. Choose a category yourself; everything else works.{' '}
        <button type="button" className="link" onClick={onRetry}>
          Try again
        </button>
      </p>
    );
  }
  return (
    <p className="hint no-offers">
      {status.state === 'starting'
        ? 'Getting ready to suggest a category…'
        : 'Write a sentence or two, and the categories it could belong to are offered here.'}
    </p>
  );
}
