import type { Intent } from '../classifier/tasks.ts';
import type { RankedLabel } from '../classifier/types.ts';
import type { ClassifierStatus } from '../classifier-client/createClassifierClient.ts';
import { INTENT_NAMES } from '../triage/displayNames.ts';
import { SUGGEST } from './suggestSettings.ts';

interface Props {
  readonly status: ClassifierStatus;
  /** Best first; null while there is nothing to offer. */
  readonly ranked: readonly RankedLabel[] | null;
  readonly chosen: Intent | null;
  readonly onChoose: (intent: Intent) => void;
  readonly onRetry: () => void;
}

/** The model's offer: up to three categories to press, none of them pressed by itself. */
export function SuggestedCategory({ status, ranked, chosen, onChoose, onRetry }: Props) {
  return (
    <fieldset className="suggested">
      <legend>Suggested category</legend>
      {ranked === null ? (
        <Waiting status={status} onRetry={onRetry} />
      ) : (
        <ul className="offers">
          {ranked.map(({ label, confidence }) => (
            <li key={label}>
              <Offer
                intent={label as Intent}
                band={bandOf(confidence)}
                isChosen={chosen === label}
                onChoose={onChoose}
              />
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}

type Band = 'likely' | 'possible' | 'unlikely';

/** Confidence is said in words: a percentage would promise a precision that no model has. */
const BAND_WORDS: Readonly<Record<Band, string>> = {
  likely: 'looks likely',
  possible: 'could be',
  unlikely: 'less likely',
};

function bandOf(confidence: number): Band {
  if (confidence >= SUGGEST.likelyFrom) return 'likely';
  return confidence >= SUGGEST.possibleFrom ? 'possible' : 'unlikely';
}

interface OfferProps extends Pick<Props, 'onChoose'> {
  readonly intent: Intent;
  readonly band: Band;
  readonly isChosen: boolean;
}

function Offer({ intent, band, isChosen, onChoose }: OfferProps) {
  return (
    <button type="button" className={`offer offer-${band}`} aria-pressed={isChosen} onClick={() => onChoose(intent)}>
      {INTENT_NAMES[intent]} <span className="offer-band">{BAND_WORDS[band]}</span>
    </button>
  );
}

function Waiting({ status, onRetry }: Pick<Props, 'status' | 'onRetry'>) {
  if (status.state === 'unavailable') {
    return (
      <p className="hint">
        Suggestions are not available at the moment. Choose a category yourself; everything else works.{' '}
        <button type="button" className="link" onClick={onRetry}>
          Try again
        </button>
      </p>
    );
  }
  return (
    <p className="hint">
      {status.state === 'starting'
        ? 'Getting ready to suggest a category…'
        : 'Write a sentence or two and categories to choose from appear here.'}
    </p>
  );
}
