import { useCallback, useState } from 'react';

/**
 * The text of the one permanent status region and the way to change it. A message said twice gets an invisible
 * difference, because screen readers pass over a text that has not changed.
 */
export function useAnnouncer(): readonly [string, (message: string) => void] {
  const [message, setMessage] = useState('');
  const announce = useCallback((next: string) => {
    setMessage((current) => (current === next ? `${next}\u00a0` : next));
  }, []);
  return [message, announce];
}
