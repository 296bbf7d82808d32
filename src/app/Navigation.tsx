const PAGES = [
  { path: '/', name: 'New ticket' },
  { path: '/settings', name: 'Settings' },
] as const;

/** Links to the views; the one that is open is marked. */
export function Navigation({ path }: { readonly path: string }) {
  return (
    <nav aria-label="Main">
      {PAGES.map((page) => (
        <a key={page.path} href={page.path} aria-current={path === page.path ? 'page' : undefined}>
          {page.name}
        </a>
      ))}
    </nav>
  );
}
