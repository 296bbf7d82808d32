import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App, type Services } from './app/App.tsx';
import { type AppConfig, loadConfig, readStoredConfig } from './app/config.ts';
import { ErrorBoundary } from './app/ErrorBoundary.tsx';
import { readDeviceStatus } from './app/readDeviceStatus.ts';
import { installTrustedTypes } from './app/trustedTypes.ts';
import { createClassifierClient } from './classifier-client/createClassifierClient.ts';
import { waitForModel } from './classifier-client/waitForModel.ts';
import { createDelivery } from './delivery/createDelivery.ts';
import { createTicketChannel } from './delivery/ticketChannel.ts';
import { startTriggers } from './delivery/triggers.ts';
import { createUpdates } from './pwa/createUpdates.ts';
import { registerServiceWorker } from './pwa/registerServiceWorker.ts';
import { takeShared } from './pwa/takeShared.ts';
import { unregisterServiceWorkers } from './pwa/unregisterServiceWorkers.ts';
import { waitForWorker } from './pwa/waitForWorker.ts';
import { checkDatabase } from './storage/checkDatabase.ts';
import { createDatabaseConnection } from './storage/database.ts';
import { createDraftStore } from './storage/draftStore.ts';
import { eraseEverything } from './storage/eraseEverything.ts';
import { createOutboxStore } from './storage/outboxStore.ts';
import { createTicketStore } from './storage/ticketStore.ts';
import { createDraftKeeper } from './ticket-form/createDraftKeeper.ts';
import './app/app.css';

installTrustedTypes();

// Services live outside React: StrictMode would start two workers, and a re-render must not end one.
const database = createDatabaseConnection();
const store = createTicketStore(database);
const drafts = createDraftStore(database);
const delivery = createDelivery({
  store: createOutboxStore(database),
  context: { appVersion: __APP_VERSION__, locale: navigator.language, channel: 'form' },
  announce: createTicketChannel().announce,
});
// In development there is no service worker: it would keep serving what was changed (SW-9).
const updates = import.meta.env.PROD ? createUpdates(registerServiceWorker) : null;
const client = createClassifierClient();
const services: Services = {
  client,
  store,
  keeper: createDraftKeeper(drafts),
  delivery,
  updates,
  readiness: {
    workerActive: waitForWorker(),
    modelStored: waitForModel(client),
    databaseWorks: checkDatabase(database),
  },
  readStatus: () => readDeviceStatus(store, drafts),
  async erase() {
    delivery.close();
    await unregisterServiceWorkers();
    await eraseEverything(database);
  },
};
window.addEventListener('online', () => client.retry());

const element = document.getElementById('root');
if (element === null) throw new Error('index.html: no element #root to render into');
const root = createRoot(element);

function render(config: AppConfig): void {
  root.render(
    <StrictMode>
      <ErrorBoundary>
        <App services={services} config={config} path={location.pathname} />
      </ErrorBoundary>
    </StrictMode>,
  );
}

// A text that another app shared waits as an unsent one, to be taken over when that is wanted.
async function keepShared(): Promise<void> {
  const shared = await takeShared();
  if (shared === null) return;
  const { title: subject, text } = shared;
  const updatedAt = new Date().toISOString();
  await drafts.put({ id: crypto.randomUUID(), updatedAt, subject, text, contact: '', chosenIntent: null });
}

const shared = keepShared().catch(() => {});
void shared.then(() => render(readStoredConfig()));
void Promise.all([loadConfig(), shared]).then(([config]) => {
  delivery.configure(config.delivery);
  startTriggers(delivery);
  render(config);
});

// Without it the app works as before, only not offline; there is nothing a person could do about it.
updates?.start().catch(() => {});
