/** For an address that leads nowhere. */
export function NotFound({ path }: { readonly path: string }) {
  return (
    <>
      <h1>This page does not exist</h1>
      <p>
        There is nothing at <code>{path}</code>. You can <a href="/">write a ticket</a>.
      </p>
    </>
  );
}
