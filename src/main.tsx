import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { ErrorBoundary } from './app/ErrorBoundary.tsx';
import { installTrustedTypes } from './app/trustedTypes.ts';
import { createClassifierClient } from './classifier-client/createClassifierClient.ts';
import { registerServiceWorker } from './pwa/registerServiceWorker.ts';
import { createDatabaseConnection } from './storage/database.ts';
import { createDraftStore } from './storage/draftStore.ts';
import { createTicketStore, type Ticket } from './storage/ticketStore.ts';
import './app/app.css';

installTrustedTypes();

// Services live outside React: StrictMode would start two workers, and a re-render must not end one.
const client = createClassifierClient();
const database = createDatabaseConnection();
const store = createTicketStore(database);
const drafts = createDraftStore(database);
const submit = async (ticket: Ticket, draftId: string) => {
  await store.add(ticket);
  await drafts.remove(draftId);
};
window.addEventListener('online', () => client.retry());

const root = document.getElementById('root');
if (root === null) throw new Error('index.html: no element #root to render into');
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <App client={client} store={store} drafts={drafts} submit={submit} path={location.pathname} />
    </ErrorBoundary>
  </StrictMode>,
);

// Without it the app works as before, only not offline; there is nothing a person could do about it.
if (import.meta.env.PROD) registerServiceWorker().catch(() => {});
