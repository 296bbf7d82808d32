const TAG = 'outbox';

interface SyncRegistration extends ServiceWorkerRegistration {
  readonly sync?: { register(tag: string): Promise<void> };
}

/** Asks to be woken once the network is back. A bonus where it exists; nothing depends on it (OB-1). Never rejects. */
export async function registerBackgroundSync(): Promise<void> {
  try {
    const registration: SyncRegistration | undefined = await navigator.serviceWorker.getRegistration();
    await registration?.sync?.register(TAG);
  } catch {
    // No service worker here, or the person does not allow it.
  }
}
