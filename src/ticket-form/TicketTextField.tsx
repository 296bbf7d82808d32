import { type CompositionEvent, type FormEvent, type KeyboardEvent, type Ref, useRef } from 'react';

interface Props {
  readonly ref: Ref<HTMLTextAreaElement>;
  readonly error: string | null;
  /** Characters that still fit; null while there are plenty. Below 0 the text is too long, and kept all the same. */
  readonly room: number | null;
  /** A new text; `askNow` when it came at once, by a paste. */
  readonly onText: (text: string, askNow: boolean) => void;
  /** An input method has begun, or goes on, to compose a character: the text is in between. */
  readonly onCompose: () => void;
}

/**
 * The ticket's text. The browser owns the value: code never writes to it while somebody types, nothing is cut off, and
 * while an input method composes a character nothing happens at all (UX-6, UX-7). Ctrl or Cmd with Enter sends.
 */
export function TicketTextField({ ref, error, room, onText, onCompose }: Props) {
  const isComposing = useRef(false);

  function handleInput(event: FormEvent<HTMLTextAreaElement>): void {
    if (isComposing.current) {
      onCompose();
      return;
    }
    const { inputType } = event.nativeEvent as InputEvent;
    onText(event.currentTarget.value, inputType === 'insertFromPaste' || inputType === 'insertFromDrop');
  }

  function handleCompositionStart(): void {
    isComposing.current = true;
    onCompose();
  }

  function handleCompositionEnd(event: CompositionEvent<HTMLTextAreaElement>): void {
    isComposing.current = false;
    onText(event.currentTarget.value, false);
  }

  function handleKey(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || isComposing.current) return;
    event.preventDefault();
    event.currentTarget.form?.requestSubmit();
  }

  return (
    <div className="field">
      <label htmlFor="text">Describe the problem</label>
      <p id="text-hint" className="hint">
        What happened, and what would you like us to do?
      </p>
      {error !== null && (
        <p id="text-error" className="field-error">
          {error}
        </p>
      )}
      <textarea
        id="text"
        name="text"
        ref={ref}
        rows={6}
        dir="auto"
        aria-invalid={error !== null}
        aria-describedby={error === null ? 'text-hint' : 'text-hint text-error'}
        onInput={handleInput}
        onKeyDown={handleKey}
        onCompositionStart={handleCompositionStart}
        onCompositionEnd={handleCompositionEnd}
      />
      {room !== null && (
        <p className="hint">
          {room >= 0
            ? `${room.toLocaleString('en')} characters left`
            : `${(-room).toLocaleString('en')} characters too many`}
        </p>
      )}
    </div>
  );
}
