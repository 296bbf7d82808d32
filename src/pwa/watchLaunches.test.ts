import { afterEach, expect, test, vi } from 'vitest';
import { watchLaunches } from './watchLaunches.ts';

type Consumer = (launch: { targetURL?: string | null }) => void;

afterEach(() => {
  vi.restoreAllMocks();
  Reflect.deleteProperty(globalThis, 'launchQueue');
});

test('PWA-4: a launch into the open window is told to the page; its own, and other origins, are not', () => {
  let consume: Consumer = () => {};
  const setConsumer = (consumer: Consumer) => {
    consume = consumer;
  };
  Object.defineProperty(globalThis, 'launchQueue', { value: { setConsumer }, configurable: true });
  const clock = vi.spyOn(performance, 'now').mockReturnValue(100);
  const targets: string[] = [];
  watchLaunches((target) => targets.push(target));
  consume({ targetURL: `${location.origin}/` });
  clock.mockReturnValue(60_000);
  consume({ targetURL: `${location.origin}/desk?x=1#row` });
  consume({ targetURL: 'https://example.org/desk' });
  consume({ targetURL: null });
  expect(targets).toEqual(['/desk?x=1#row']);
});

test('PWA-4: a browser without launches has none', () => {
  Reflect.deleteProperty(globalThis, 'launchQueue');
  expect(() => watchLaunches(() => {})).not.toThrow();
});
