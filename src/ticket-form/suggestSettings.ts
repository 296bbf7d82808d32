/** When and how the form suggests. */
export const SUGGEST = {
  /** A shorter text says too little. */
  minChars: 20,
  /** Pause in typing before the model is asked. */
  debounceMs: 250,
  /** From this confidence on a suggestion is worded as likely, and from the lower one as possible. */
  likelyFrom: 0.6,
  possibleFrom: 0.2,
  /** Of a longer text the model is given only the beginning; it reads still less. */
  maxChars: 10_000,
  /** Quiet time before a new first suggestion is spoken. */
  announceMs: 1_000,
} as const;
