// Small things to remember about this browser, nothing anybody typed. Without storage they are forgotten, no more.

/** Null when nothing was kept, or storage is switched off. */
export function readNote(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

export function keepNote(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Full or switched off.
  }
}
