import { useEffect, useState } from 'react';

/** What is stored on this device. Null: this browser does not say. */
export interface DeviceStatus {
  readonly tickets: number;
  readonly unsent: number;
  readonly drafts: number;
  readonly isShellKept: boolean;
  /** Bytes. */
  readonly usage: number | null;
  readonly isPersisted: boolean | null;
}

/** The status once it is read; null before, and when it cannot be. */
export function useDeviceStatus(read: () => Promise<DeviceStatus>): DeviceStatus | null {
  const [status, setStatus] = useState<DeviceStatus | null>(null);
  useEffect(() => {
    read().then(setStatus, () => {});
  }, [read]);
  return status;
}
