import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { scheduleUpdateChecks } from './scheduleUpdateChecks.ts';

const MINUTE = 60_000;

let check: ReturnType<typeof vi.fn<() => Promise<void>>>;
const stops: (() => void)[] = [];
let visibility: DocumentVisibilityState;

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers();
  visibility = 'visible';
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
  check = vi.fn(async () => {});
});

afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  vi.useRealTimers();
  vi.restoreAllMocks();
  localStorage.clear();
});

function openTab(): void {
  stops.push(scheduleUpdateChecks(check));
}

function show(next: DocumentVisibilityState): void {
  visibility = next;
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('SW-5: looking for a new version', () => {
  test('happens when the page opens, and hourly while it is looked at', () => {
    openTab();
    expect(check).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(60 * MINUTE);
    expect(check).toHaveBeenCalledTimes(2);
    show('hidden');
    vi.advanceTimersByTime(180 * MINUTE);
    expect(check).toHaveBeenCalledTimes(2);
  });

  test('happens when the page comes to the front, and when the network is back', () => {
    openTab();
    show('hidden');
    vi.advanceTimersByTime(11 * MINUTE);
    show('visible');
    expect(check).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(11 * MINUTE);
    window.dispatchEvent(new Event('online'));
    expect(check).toHaveBeenCalledTimes(3);
  });

  test('happens at most once in ten minutes over all tabs', () => {
    openTab();
    openTab();
    vi.advanceTimersByTime(9 * MINUTE);
    show('visible');
    window.dispatchEvent(new Event('online'));
    expect(check).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(2 * MINUTE);
    show('visible');
    expect(check).toHaveBeenCalledTimes(2);
  });

  test('goes on after a check that failed, a clock set back, and with storage switched off', () => {
    check.mockRejectedValue(new Error('offline'));
    localStorage.setItem('update-checked-at', String(Date.now() + 999 * MINUTE));
    openTab();
    expect(check).toHaveBeenCalledTimes(1);
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    openTab();
    expect(check).toHaveBeenCalledTimes(2);
  });
});
