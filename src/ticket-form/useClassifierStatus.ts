import { useSyncExternalStore } from 'react';
import type { ClassifierClient, ClassifierStatus } from '../classifier-client/createClassifierClient.ts';

export function useClassifierStatus(client: ClassifierClient): ClassifierStatus {
  return useSyncExternalStore(client.subscribe, client.getStatus);
}
