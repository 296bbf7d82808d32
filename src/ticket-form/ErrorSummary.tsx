import { useEffect, useRef } from 'react';
import type { Problem } from './problem.ts';

interface Props {
  /** A new object for every attempt, also when the message is the same: each one takes the focus. */
  readonly problem: Problem;
}

/** What is wrong, at the top of the form, with the focus on it (UX-10). */
export function ErrorSummary({ problem }: Props) {
  const summary = useRef<HTMLElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another problem takes the focus again
  useEffect(() => {
    summary.current?.focus();
    const { title } = document;
    document.title = `Error: ${title}`;
    return () => {
      document.title = title;
    };
  }, [problem]);

  return (
    <section className="error-summary" ref={summary} tabIndex={-1} aria-labelledby="error-title">
      <h2 id="error-title">There is a problem</h2>
      <p role="alert">{problem.isAboutText ? <a href="#text">{problem.message}</a> : problem.message}</p>
    </section>
  );
}
