import { useEffect, useRef } from 'react';

interface Props {
  readonly message: string;
  /** The field to go to; null when no field is at fault. */
  readonly href: string | null;
}

/** What is wrong, at the top of the form, with the focus on it (UX-10). */
export function ErrorSummary({ message, href }: Props) {
  const summary = useRef<HTMLElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another problem takes the focus again
  useEffect(() => {
    summary.current?.focus();
    const { title } = document;
    document.title = `Error: ${title}`;
    return () => {
      document.title = title;
    };
  }, [message]);

  return (
    <section className="error-summary" ref={summary} tabIndex={-1} aria-labelledby="error-title">
      <h2 id="error-title">There is a problem</h2>
      <p role="alert">{href === null ? message : <a href={href}>{message}</a>}</p>
    </section>
  );
}
