// What crosses between the page and the classifier worker: structured-cloneable data only. Errors travel as data,
// because an Error loses everything but its name and message on the way.

import type { ErrorCode } from '../classifier/errors.ts';
import type { ModelId, TicketPrediction } from '../classifier/types.ts';
import type { PersonalDataItem } from '../triage/personalData/types.ts';

export type Reply<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: ErrorCode; readonly message: string };

export interface ModelInfo extends ModelId {
  /** Downloaded now, or read from this device; `older` when the newest could not be had. */
  readonly source: 'network' | 'device' | 'older';
  /** Whether it is kept on this device, so that the next start needs no network. */
  readonly isStored: boolean;
}

/** Everything there is to say about a text. */
export interface Assessment {
  readonly prediction: TicketPrediction;
  /** Spans of the text as it was asked about. */
  readonly personalData: readonly PersonalDataItem[];
}

/** The worker's side. Few, coarse calls. */
export interface ClassifierApi {
  /** Fetches or reads the model, checks it and makes it ready. Safe to call again. */
  load(): Promise<Reply<ModelInfo>>;
  /** Needs a loaded model. */
  assess(text: string): Promise<Reply<Assessment>>;
}

/** Posted by the worker as soon as it listens; calls made before would be lost. */
export const READY = 'ready';
