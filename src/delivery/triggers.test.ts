import { expect, test } from 'vitest';
import type { TicketDelivery } from './createDelivery.ts';
import { DRAIN_MESSAGE, startTriggers } from './triggers.ts';

function createRecorder() {
  const calls: string[] = [];
  const record = (name: string) => async () => void calls.push(name);
  const delivery = {
    drain: record('drain'),
    noteOnline: record('noteOnline'),
    noteResume: () => void calls.push('noteResume'),
  } as unknown as TicketDelivery;
  return { calls, delivery };
}

test('OB-1, OB-10: start, online, visible, back from the cache and a woken service worker', () => {
  const { calls, delivery } = createRecorder();
  const stop = startTriggers(delivery);
  window.dispatchEvent(new Event('online'));
  document.dispatchEvent(new Event('visibilitychange'));
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
  navigator.serviceWorker.dispatchEvent(new MessageEvent('message', { data: { type: DRAIN_MESSAGE } }));
  navigator.serviceWorker.dispatchEvent(new MessageEvent('message', { data: { type: 'something else' } }));
  navigator.serviceWorker.dispatchEvent(new MessageEvent('message', { data: null }));
  expect(calls).toEqual(['drain', 'noteOnline', 'noteResume', 'noteResume', 'drain']);
  stop();
  window.dispatchEvent(new Event('online'));
  expect(calls).toHaveLength(5);
});
