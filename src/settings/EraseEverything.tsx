import { useState } from 'react';

interface Props {
  /** Tickets that nobody else has. */
  readonly unsent: number;
  readonly erase: () => Promise<void>;
  readonly announce: (message: string) => void;
}

/** Removes everything from this device, on second thoughts. */
export function EraseEverything({ unsent, erase, announce }: Props) {
  const [state, setState] = useState<'offered' | 'asking' | 'done' | 'failed'>('offered');

  async function handleErase(): Promise<void> {
    try {
      await erase();
      setState('done');
      announce('Everything was erased from this device');
    } catch {
      setState('failed');
      announce('Not everything could be erased');
    }
  }

  return (
    <section className="card" aria-labelledby="erase-title">
      <h2 id="erase-title">Erase everything on this device</h2>
      {state === 'done' ? (
        <p>
          Tickets, unfinished texts, the model and the app’s own files are gone from this browser.{' '}
          <a href="/">Start anew</a>
        </p>
      ) : (
        <>
          <p className="hint">
            Tickets, unfinished texts, the model and the app’s own files. What was sent stays with whom it was sent to.
          </p>
          {unsent > 0 && state === 'asking' && (
            <p className="field-error">
              {unsent === 1 ? 'One ticket was' : `${unsent} tickets were`} never sent and will be lost. Export them
              first if you need them.
            </p>
          )}
          {state === 'failed' && (
            <p className="field-error">Not everything could be erased. Close other tabs and try again.</p>
          )}
          <p className="ticket-actions">
            {state === 'offered' ? (
              <button type="button" className="secondary" onClick={() => setState('asking')}>
                Erase everything…
              </button>
            ) : (
              <>
                <button type="button" className="danger" onClick={() => void handleErase()}>
                  Erase for good
                </button>
                <button type="button" className="secondary" onClick={() => setState('offered')}>
                  Keep everything
                </button>
              </>
            )}
          </p>
        </>
      )}
    </section>
  );
}
