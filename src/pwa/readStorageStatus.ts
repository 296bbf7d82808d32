/** What the browser says about the storage of this app; null where it does not say. */
export interface StorageStatus {
  /** Bytes, a rough estimate. */
  readonly usage: number | null;
  /** Bytes. */
  readonly quota: number | null;
  /** Whether the browser promised not to clear it by itself. */
  readonly isPersisted: boolean | null;
}

/** For a status page. Never rejects: not every browser has these questions, and some refuse them (PWA-7). */
export async function readStorageStatus(
  storage: Partial<Pick<StorageManager, 'estimate' | 'persisted'>> | undefined = navigator.storage,
): Promise<StorageStatus> {
  const [estimate, isPersisted] = await Promise.all([
    ask(() => storage?.estimate?.()),
    ask(() => storage?.persisted?.()),
  ]);
  return { usage: estimate?.usage ?? null, quota: estimate?.quota ?? null, isPersisted };
}

async function ask<Answer>(question: () => Promise<Answer> | undefined): Promise<Answer | null> {
  try {
    return (await question()) ?? null;
  } catch {
    return null;
  }
}
