interface Props {
  readonly state: 'writing' | 'saving' | 'saved' | 'failed';
}

/** The way to send, and in words how far it is. */
export function SendButton({ state }: Props) {
  return (
    <div className="actions">
      <button type="submit" className="primary" aria-disabled={state === 'saving'}>
        Send ticket
      </button>
      <p className="hint">
        {state === 'saved' && <span className="saved">Ticket saved. You can write the next one.</span>}
        {state === 'saving' && 'Saving…'}
        {(state === 'writing' || state === 'failed') && 'It will be kept on this device, online or offline.'}
      </p>
    </div>
  );
}
