import { useCallback, useEffect, useRef, useState } from 'react';
import type { ClassifierClient } from '../classifier-client/createClassifierClient.ts';
import type { Assessment } from '../classifier-client/protocol.ts';
import { SUGGEST } from './suggestSettings.ts';

/** What was said of a text, and the very text it was said of. */
export interface Suggestions extends Assessment {
  readonly text: string;
}

export interface SuggestionSource {
  /** For the newest text that was long enough; null when there is none, or nobody to ask. */
  readonly suggestions: Suggestions | null;
  /** Tells of a new text. `askNow` asks at once, as after a paste; else after a pause in typing. */
  update(text: string, askNow?: boolean): void;
  /** Calls off what was about to be asked: the text is in between. */
  hold(): void;
}

/** Asks the model while a text is typed. Only an answer to the newest text is ever shown. */
export function useSuggestions(client: ClassifierClient): SuggestionSource {
  const [suggestions, setSuggestions] = useState<Suggestions | null>(null);
  const newest = useRef('');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const ask = useCallback(async () => {
    const text = newest.current;
    const assessment = await client.assess(text.slice(0, SUGGEST.maxChars));
    if (newest.current === text) setSuggestions(assessment && { text, ...assessment });
  }, [client]);

  const hold = useCallback(() => clearTimeout(timer.current), []);

  const update = useCallback(
    (text: string, askNow = false) => {
      newest.current = text;
      hold();
      if (text.trim().length < SUGGEST.minChars) {
        setSuggestions(null);
        return;
      }
      timer.current = setTimeout(() => void ask(), askNow ? 0 : SUGGEST.debounceMs);
    },
    [ask, hold],
  );

  useEffect(() => hold, [hold]);

  return { suggestions, update, hold };
}
