interface Props {
  readonly contactError: string | null;
}

/** Subject and e-mail: nobody has to give them. */
export function OptionalFields({ contactError }: Props) {
  return (
    <div className="field-pair">
      <div className="field">
        <label htmlFor="subject">Subject</label>
        <input id="subject" name="subject" type="text" dir="auto" autoComplete="off" aria-describedby="subject-hint" />
        <p id="subject-hint" className="hint">
          Optional
        </p>
      </div>
      <div className="field">
        <label htmlFor="contact">Your e-mail</label>
        <input
          id="contact"
          name="contact"
          type="email"
          autoComplete="email"
          aria-invalid={contactError !== null}
          aria-describedby={contactError === null ? 'contact-hint' : 'contact-hint contact-error'}
        />
        {contactError !== null && (
          <p id="contact-error" className="field-error">
            {contactError}
          </p>
        )}
        <p id="contact-hint" className="hint">
          Optional, for the answer
        </p>
      </div>
    </div>
  );
}
