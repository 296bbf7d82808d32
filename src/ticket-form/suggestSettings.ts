import type { TicketPrediction } from '../classifier/types.ts';

/** When and how the form suggests. */
export const SUGGEST = {
  /** A shorter text says too little. */
  minChars: 20,
  /** Pause in typing before the model is asked. */
  debounceMs: 250,
  /** From this confidence on a suggestion is worded as likely, and from the lower one as possible. */
  likelyFrom: 0.6,
  possibleFrom: 0.2,
  /** Below this a text is probably no ticket, or in a language the model cannot read: nothing about it is likely. */
  inScopeFrom: 0.5,
  /** Of a longer text only the beginning is looked at; it is too long to be sent, and the model reads still less. */
  maxChars: 20_000,
  /** Quiet time before a new first suggestion is spoken, and time between two that are. */
  announceMs: 1_000,
  announceAgainMs: 6_000,
} as const;

export interface Band {
  readonly name: 'likely' | 'possible' | 'unlikely';
  /** How the confidence is said: a percentage would promise a precision that no model has. */
  readonly words: string;
}

const LIKELY: Band = { name: 'likely', words: 'looks likely' };
const POSSIBLE: Band = { name: 'possible', words: 'could be' };
const UNLIKELY: Band = { name: 'unlikely', words: 'less likely' };

/** The band of a confidence, or, without one, of a prediction's first answer. */
export function bandOf(prediction: TicketPrediction, confidence = prediction.intent.confidence): Band {
  if (prediction.in_scope < SUGGEST.inScopeFrom || confidence < SUGGEST.likelyFrom) {
    return confidence >= SUGGEST.possibleFrom ? POSSIBLE : UNLIKELY;
  }
  return LIKELY;
}
