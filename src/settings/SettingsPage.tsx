import { useSyncExternalStore } from 'react';
import type { ClassifierClient } from '../classifier-client/createClassifierClient.ts';
import { EraseEverything } from './EraseEverything.tsx';
import { type DeviceStatus, useDeviceStatus } from './useDeviceStatus.ts';
import './settings.css';

interface Props {
  readonly client: ClassifierClient;
  readonly readStatus: () => Promise<DeviceStatus>;
  readonly erase: () => Promise<void>;
  readonly announce: (message: string) => void;
}

/** What is on this device, in figures, and the way to remove it. */
export function SettingsPage({ client, readStatus, erase, announce }: Props) {
  const classifier = useSyncExternalStore(client.subscribe, client.getStatus);
  const device = useDeviceStatus(readStatus);
  const model = classifier.state === 'ready' ? classifier.model : null;
  return (
    <>
      <h1>Settings</h1>
      <section className="card" aria-labelledby="status-title">
        <h2 id="status-title">On this device</h2>
        <dl className="facts">
          <Fact
            name="Model"
            value={model ? `${model.name} ${model.version}, ${model.sha256.slice(0, 12)}` : 'not ready'}
          />
          <Fact name="Model kept for offline use" value={model ? yesNo(model.isStored) : 'unknown'} />
          <Fact name="App kept for offline use" value={device ? yesNo(device.isShellKept) : 'unknown'} />
          <Fact name="Tickets" value={device ? `${device.tickets}, ${device.unsent} of them not sent` : 'unknown'} />
          <Fact name="Unfinished texts" value={device ? String(device.drafts) : 'unknown'} />
          <Fact name="Storage used" value={device?.usage == null ? 'unknown' : megabytes(device.usage)} />
          <Fact
            name="Protected from clearing"
            value={device?.isPersisted == null ? 'unknown' : yesNo(device.isPersisted)}
          />
        </dl>
      </section>
      <EraseEverything unsent={device?.unsent ?? 0} erase={erase} announce={announce} />
    </>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function yesNo(value: boolean): string {
  return value ? 'yes' : 'no';
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
