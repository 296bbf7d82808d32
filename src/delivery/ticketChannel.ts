const CHANNEL = 'tickets';

/** Says which ticket has changed. Every view that listens hears it, in this tab and in the others. */
export interface TicketChannel {
  announce(id: string): void;
  close(): void;
}

export function createTicketChannel(): TicketChannel {
  const channel = new BroadcastChannel(CHANNEL);
  return { announce: (id) => channel.postMessage({ id }), close: () => channel.close() };
}

/** Calls `listener` with the id of every ticket that somebody changed; returns the way to stop it. */
export function listenToTickets(listener: (id: string) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    const id = (data as { readonly id?: unknown } | null)?.id;
    if (typeof id === 'string') listener(id);
  };
  return () => channel.close();
}
