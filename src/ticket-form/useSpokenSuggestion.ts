import { useEffect, useRef } from 'react';
import type { Intent } from '../classifier/tasks.ts';
import { INTENT_NAMES } from '../triage/displayNames.ts';
import { bandOf, SUGGEST } from './suggestSettings.ts';
import type { Suggestions } from './useSuggestions.ts';

/**
 * Has the first suggestion spoken once it has changed, the person has stopped typing for a second, and the last word
 * about it is a while ago (UX-4): a screen reader that speaks at every key is switched off. A text too short for
 * suggestions, as after sending, is a new start.
 */
export function useSpokenSuggestion(
  suggestions: Suggestions | null,
  lastInputAt: { readonly current: number },
  announce: (message: string) => void,
): void {
  const spoken = useRef<{ label: string | null; at: number }>({ label: null, at: 0 });
  const first = suggestions?.prediction.intent.label ?? null;
  const band = suggestions && bandOf(suggestions.prediction);

  useEffect(() => {
    if (first === null || band === null) {
      spoken.current = { label: null, at: 0 };
      return;
    }
    if (first === spoken.current.label) return;
    let timer: ReturnType<typeof setTimeout>;
    const speakWhenQuiet = () => {
      const now = Date.now();
      const wait = Math.max(
        SUGGEST.announceMs - (now - lastInputAt.current),
        SUGGEST.announceAgainMs - (now - spoken.current.at),
      );
      if (wait > 0) {
        timer = setTimeout(speakWhenQuiet, wait);
        return;
      }
      spoken.current = { label: first, at: now };
      announce(`Suggested category: ${INTENT_NAMES[first as Intent]}, ${band.words}`);
    };
    timer = setTimeout(speakWhenQuiet, SUGGEST.announceMs);
    return () => clearTimeout(timer);
  }, [first, band, lastInputAt, announce]);
}
