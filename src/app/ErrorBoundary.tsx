import { Component, type ReactNode } from 'react';

interface State {
  readonly error: Error | null;
}

/** Catches what no view expected, says so, and offers the one thing that helps. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: Error): State {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <main>
        <h1>Something went wrong</h1>
        <p role="alert">
          The page met a fault it cannot mend ({error.message}). Tickets saved on this device are safe.
        </p>
        <button type="button" className="primary" onClick={() => location.reload()}>
          Reload the page
        </button>
      </main>
    );
  }
}
