import type { Ticket } from '../storage/ticketStore.ts';

/** Hands the tickets to the person as a file, one JSON object a line. */
export function exportTickets(tickets: readonly Ticket[]): void {
  const lines = tickets.map((ticket) => `${JSON.stringify(ticket)}\n`);
  const url = URL.createObjectURL(new Blob(lines, { type: 'application/jsonl' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `tickets-${new Date().toISOString().slice(0, 10)}.jsonl`;
  link.click();
  // The download has begun with the click; the address is let go once the browser has read it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
