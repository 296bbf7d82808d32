import { useSyncExternalStore } from 'react';
import type { ClassifierStatus } from '../classifier-client/createClassifierClient.ts';

/** Where the suggestions come from: this device, also without a network. */
export function DeviceBadge({ status }: { readonly status: ClassifierStatus }) {
  const isOnline = useSyncExternalStore(subscribeToNetwork, () => navigator.onLine);
  if (status.state !== 'ready') return null;
  return <p className="device-badge">{isOnline ? 'On this device' : 'Offline, still here'}</p>;
}

function subscribeToNetwork(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}
