import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import type { ClassifierClient } from '../classifier-client/createClassifierClient.ts';
import type { Updates } from '../pwa/createUpdates.ts';
import type { ReadinessInputs } from '../pwa/readiness.ts';
import type { DeviceStatus } from '../settings/useDeviceStatus.ts';
import type { TicketStore } from '../storage/ticketStore.ts';
import type { DraftKeeper } from '../ticket-form/createDraftKeeper.ts';
import { type FormDelivery, TicketForm } from '../ticket-form/TicketForm.tsx';
import type { AppConfig } from './config.ts';
import { Navigation } from './Navigation.tsx';
import { NotFound } from './NotFound.tsx';
import { useAnnouncer } from './useAnnouncer.ts';

// Loaded when they are needed: the first screen does without. One that cannot be had takes nothing else with it.
const SettingsPage = lazy(() =>
  import('../settings/SettingsPage.tsx').then(
    (module) => ({ default: module.SettingsPage }),
    () => ({ default: NotLoaded }),
  ),
);
const PwaNotes = lazy(() =>
  import('../pwa/PwaNotes.tsx').then(
    (module) => ({ default: module.PwaNotes }),
    () => ({ default: Nothing }),
  ),
);
const UpdatePrompt = lazy(() =>
  import('../pwa/UpdatePrompt.tsx').then(
    (module) => ({ default: module.UpdatePrompt }),
    () => ({ default: Nothing }),
  ),
);

function Nothing() {
  return <span hidden />;
}

function NotLoaded() {
  return <p>This page could not be loaded. Reload it, or come back when you are online.</p>;
}

/** What lives outside React, as long as the page. */
export interface Services {
  readonly client: ClassifierClient;
  readonly store: TicketStore;
  readonly keeper: DraftKeeper;
  readonly delivery: FormDelivery;
  readonly updates: Updates | null;
  readonly readiness: ReadinessInputs;
  readonly readStatus: () => Promise<DeviceStatus>;
  readonly erase: () => Promise<void>;
}

interface Props {
  readonly services: Services;
  readonly config: AppConfig;
  readonly path: string;
}

/** The shell around every view: name, navigation, the one status region, the promise at the foot. */
export function App({ services, config, path }: Props) {
  const [message, announce] = useAnnouncer();
  const page = path === '/index.html' ? '/' : path;
  return (
    <>
      <header className="header">
        <p className="brand">{config.brand}</p>
        <Navigation path={page} />
      </header>
      {services.updates !== null && (
        <Suspense fallback={null}>
          <UpdatePrompt updates={services.updates} announce={announce} onBeforeReload={() => services.keeper.flush()} />
        </Suspense>
      )}
      <main>
        {page === '/' && (
          <Titled title="New ticket">
            <h1>How can we help?</h1>
            <TicketForm {...services} announce={announce} />
          </Titled>
        )}
        {page === '/settings' && (
          <Titled title="Settings">
            <Suspense fallback={<p className="hint">One moment…</p>}>
              <SettingsPage {...services} announce={announce} />
            </Suspense>
          </Titled>
        )}
        {page !== '/' && page !== '/settings' && (
          <Titled title="Page not found">
            <NotFound path={path} />
          </Titled>
        )}
      </main>
      <footer className="footer">
        <Suspense fallback={null}>
          <PwaNotes readiness={services.readiness} />
        </Suspense>
        <p>
          Suggestions are made on this device, online or offline.{' '}
          {config.delivery === null
            ? 'Nothing you type leaves it.'
            : 'Nothing you type leaves it before you press Send.'}
        </p>
      </footer>
      <div role="status" className="visually-hidden">
        {message}
      </div>
    </>
  );
}

function Titled({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Pocket Triage`;
  }, [title]);
  return children;
}
