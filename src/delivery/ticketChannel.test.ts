import { expect, test } from 'vitest';
import { createTicketChannel, listenToTickets } from './ticketChannel.ts';

test('every view hears which ticket changed, in this page as well, and nothing that is no such message', async () => {
  const heard: string[] = [];
  const heardTwo = new Promise<void>((resolve) => {
    const stop = listenToTickets((id) => {
      heard.push(id);
      if (heard.length < 2) return;
      stop();
      resolve();
    });
  });
  const other = new BroadcastChannel('tickets');
  const channel = createTicketChannel();
  channel.announce('t1');
  other.postMessage(null);
  other.postMessage({ id: 7 });
  channel.announce('t2');
  await heardTwo;
  expect(heard).toEqual(['t1', 't2']);
  channel.close();
  other.close();
});
