import { useEffect, useRef } from 'react';
import type { Intent } from '../classifier/tasks.ts';
import { INTENT_NAMES } from '../triage/displayNames.ts';
import { SUGGEST } from './suggestSettings.ts';
import type { Suggestions } from './useSuggestions.ts';

/**
 * Has the first suggestion spoken once it has changed and the person has stopped typing for a second (UX-4): a screen
 * reader that speaks at every key is switched off.
 */
export function useSpokenSuggestion(
  suggestions: Suggestions | null,
  lastInputAt: { readonly current: number },
  announce: (message: string) => void,
): void {
  const spoken = useRef<string | null>(null);
  const first = suggestions?.prediction.intent.label ?? null;

  useEffect(() => {
    if (first === null || first === spoken.current) return;
    let timer: ReturnType<typeof setTimeout>;
    const speakWhenQuiet = () => {
      const quietMs = Date.now() - lastInputAt.current;
      if (quietMs < SUGGEST.announceMs) {
        timer = setTimeout(speakWhenQuiet, SUGGEST.announceMs - quietMs);
        return;
      }
      spoken.current = first;
      announce(`Suggested category: ${INTENT_NAMES[first as Intent]}`);
    };
    timer = setTimeout(speakWhenQuiet, SUGGEST.announceMs);
    return () => clearTimeout(timer);
  }, [first, lastInputAt, announce]);
}
