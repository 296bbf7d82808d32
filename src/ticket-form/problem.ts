/** Why a ticket was not stored, in the person's words. */
export interface Problem {
  readonly message: string;
  /** Whether it is the text that must be mended. */
  readonly isAboutText: boolean;
}

/** A new problem each time: the same one met again is told again. */
export function emptyText(): Problem {
  return { message: 'Describe the problem before you send the ticket', isAboutText: true };
}

export function storageFailure(error: unknown): Problem {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    message: `This browser could not save the ticket (${reason}). Your text is still here: copy it, or try again.`,
    isAboutText: false,
  };
}
