import type { Clock } from '../clock.ts';

/** Time that passes only when a test lets it, and then in jumps from one timer to the next. */
export interface VirtualClock extends Clock {
  /** Lets this much time pass, and everything real (the database) come to rest before each jump. */
  pass(ms: number): Promise<void>;
  /** Marks real work, which time must not overtake. */
  track<Value>(work: Promise<Value>): Promise<Value>;
}

const ROUNDS_AT_REST = 3;

export function createVirtualClock(start = Date.parse('2026-11-20T12:00:00Z')): VirtualClock {
  let now = start;
  let busy = 0;
  const timers = new Set<{ at: number; run: () => void }>();

  async function comeToRest(): Promise<void> {
    for (let rounds = 0; rounds < ROUNDS_AT_REST; rounds++) {
      await macrotask();
      if (busy > 0) rounds = 0;
    }
  }

  return {
    now: () => now,
    after(ms, run) {
      const timer = { at: now + Math.max(0, ms), run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async track(work) {
      busy++;
      try {
        return await work;
      } finally {
        busy--;
      }
    },
    async pass(ms) {
      const end = now + ms;
      for (;;) {
        await comeToRest();
        const [next] = [...timers].sort((a, b) => a.at - b.at);
        if (next === undefined || next.at > end) break;
        timers.delete(next);
        now = Math.max(now, next.at);
        next.run();
      }
      now = end;
    },
  };
}

/** A turn of the event loop, without the pause that nested time-outs make. */
function macrotask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
