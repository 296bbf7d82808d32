import { useEffect, useRef } from 'react';
import type { Problem } from './problem.ts';

interface Props {
  /** A new list for every attempt, also when it says the same: each one takes the focus. */
  readonly problems: readonly Problem[];
}

/** What is wrong, at the top of the form, with the focus on it (UX-10). */
export function ErrorSummary({ problems }: Props) {
  const summary = useRef<HTMLElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt takes the focus again
  useEffect(() => {
    summary.current?.focus();
    const { title } = document;
    document.title = `Error: ${title}`;
    return () => {
      document.title = title;
    };
  }, [problems]);

  return (
    <section className="error-summary" ref={summary} tabIndex={-1} aria-labelledby="error-title">
      <h2 id="error-title">There is a problem</h2>
      <div role="alert">
        <ul>
          {problems.map(({ message, field }) => (
            <li key={message}>{field === null ? message : <a href={`#${field}`}>{message}</a>}</li>
          ))}
        </ul>
      </div>
    </section>
  );
}
