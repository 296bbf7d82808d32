import { useSyncExternalStore } from 'react';
import type { UpdateState, Updates } from './createUpdates.ts';

export function useUpdates(updates: Updates): UpdateState {
  return useSyncExternalStore(updates.subscribe, updates.getState);
}
