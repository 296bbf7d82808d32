import { useCallback, useState } from 'react';
import { keepNote, readNote } from './keptNotes.ts';

const NOTE = 'install-hint-dismissed';

/** What tells one browser from another here; iOS has neither an event nor a dialogue for installing. */
export interface InstallEnvironment {
  readonly userAgent: string;
  readonly maxTouchPoints: number;
  /** Whether the page runs as an app of its own. */
  readonly isStandalone: boolean;
}

export interface InstallHintControl {
  readonly isShown: boolean;
  /** For good, on this device. */
  dismiss(): void;
}

/** Whether to say how the app is put on the home screen: on iOS, not as an app already, and not once dismissed (PWA-5). */
export function useInstallHint(environment?: InstallEnvironment): InstallHintControl {
  const [isShown, setShown] = useState(
    () => needsHint(environment ?? readInstallEnvironment()) && readNote(NOTE) === null,
  );
  const dismiss = useCallback(() => {
    keepNote(NOTE, 'yes');
    setShown(false);
  }, []);
  return { isShown, dismiss };
}

function needsHint({ userAgent, maxTouchPoints, isStandalone }: InstallEnvironment): boolean {
  // An iPad calls itself a Macintosh; no Macintosh can be touched.
  const isIos = /iPhone|iPad|iPod/.test(userAgent) || (userAgent.includes('Macintosh') && maxTouchPoints > 1);
  return isIos && !isStandalone;
}

function readInstallEnvironment(): InstallEnvironment {
  return {
    userAgent: navigator.userAgent,
    maxTouchPoints: navigator.maxTouchPoints,
    isStandalone:
      matchMedia('(display-mode: standalone)').matches || (navigator as { standalone?: boolean }).standalone === true,
  };
}
