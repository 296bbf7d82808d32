import { useEffect } from 'react';

/** For an address that leads nowhere. */
export function NotFound({ path }: { readonly path: string }) {
  useEffect(() => {
    document.title = 'Page not found · Pocket Triage';
  }, []);
  return (
    <>
      <h1>This page does not exist</h1>
      <p>
        There is nothing at <code>{path}</code>. You can <a href="/">write a ticket</a>.
      </p>
    </>
  );
}
