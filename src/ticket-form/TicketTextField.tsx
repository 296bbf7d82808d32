import { type CompositionEvent, type FormEvent, type Ref, useRef } from 'react';

interface Props {
  readonly ref: Ref<HTMLTextAreaElement>;
  readonly error: string | null;
  /** A new text; `isPause` when it came at once, by a paste, or when an input method has finished a word. */
  readonly onText: (text: string, isPause: boolean) => void;
}

/**
 * The ticket's text. The browser owns the value: code never writes to it while somebody types, nothing is cut off, and
 * while an input method composes a character nothing happens at all (UX-6, UX-7).
 */
export function TicketTextField({ ref, error, onText }: Props) {
  const isComposing = useRef(false);

  function handleInput(event: FormEvent<HTMLTextAreaElement>): void {
    if (isComposing.current) return;
    const { inputType } = event.nativeEvent as InputEvent;
    onText(event.currentTarget.value, inputType === 'insertFromPaste' || inputType === 'insertFromDrop');
  }

  function handleCompositionEnd(event: CompositionEvent<HTMLTextAreaElement>): void {
    isComposing.current = false;
    onText(event.currentTarget.value, false);
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
        ref={ref}
        rows={7}
        aria-invalid={error !== null}
        aria-describedby={error === null ? 'text-hint' : 'text-hint text-error'}
        onInput={handleInput}
        onCompositionStart={() => {
          isComposing.current = true;
        }}
        onCompositionEnd={handleCompositionEnd}
      />
    </div>
  );
}
