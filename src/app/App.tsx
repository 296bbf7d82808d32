import type { ClassifierClient } from '../classifier-client/createClassifierClient.ts';
import type { DraftStore } from '../storage/draftStore.ts';
import type { Ticket, TicketStore } from '../storage/ticketStore.ts';
import { TicketForm } from '../ticket-form/TicketForm.tsx';
import { NotFound } from './NotFound.tsx';
import { useAnnouncer } from './useAnnouncer.ts';

interface Props {
  readonly client: ClassifierClient;
  readonly store: TicketStore;
  readonly drafts: DraftStore;
  readonly submit: (ticket: Ticket, draftId: string) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
  readonly retry: (id: string) => Promise<void>;
  readonly path: string;
}

/** The shell around every view: name, navigation, the one status region, the promise at the foot. */
export function App({ path, ...services }: Props) {
  const [message, announce] = useAnnouncer();
  const isForm = path === '/' || path === '/index.html';
  return (
    <>
      <header className="header">
        <p className="brand">Pocket Triage</p>
        <nav aria-label="Main">
          <a href="/" aria-current={isForm ? 'page' : undefined}>
            New ticket
          </a>
        </nav>
      </header>
      <main>{isForm ? <FormPage {...services} announce={announce} /> : <NotFound path={path} />}</main>
      <footer className="footer">
        Suggestions are made on this device, online or offline. Nothing you type leaves it.
      </footer>
      <div role="status" className="visually-hidden">
        {message}
      </div>
    </>
  );
}

function FormPage(props: Omit<Props, 'path'> & { readonly announce: (message: string) => void }) {
  return (
    <>
      <h1>How can we help?</h1>
      <TicketForm {...props} />
    </>
  );
}
