import { type Remote, releaseProxy, wrap } from 'comlink';
import { ClassifierError } from '../classifier/errors.ts';
import { type ClassifierApi, READY, type Reply } from './protocol.ts';

/** One worker and the calls that wait for it. */
export interface Connection {
  call<Value>(request: (api: Remote<ClassifierApi>) => Promise<Reply<Value>>, deadlineMs: number): Promise<Value>;
  /** Rejects what waits, releases the proxy and terminates the worker. */
  end(reason: ClassifierError): void;
}

/**
 * Starts a worker. A worker can crash, hang or never start, and Comlink would wait for ever, so every call is raced with
 * a deadline and with the worker's death. A call that has ended is let go of, however long the worker lives (WK-4).
 */
export function connect(createWorker: () => Worker, startDeadlineMs: number): Connection {
  const waiting = new Set<(reason: ClassifierError) => void>();
  let death: ClassifierError | null = null;
  let worker: Worker;

  function fail(reason: ClassifierError): void {
    death ??= reason;
    for (const reject of waiting) reject(death);
    waiting.clear();
  }

  try {
    worker = createWorker();
  } catch (cause) {
    const reason = new ClassifierError('WORKER_FAILED', 'worker: this browser does not start it', { cause });
    return { call: () => Promise.reject(reason), end: () => {} };
  }
  const api = wrap<ClassifierApi>(worker);
  const ready = new Promise<void>((resolve) => {
    worker.addEventListener('message', ({ data }) => data === READY && resolve());
  });
  const startTimer = setTimeout(() => fail(timeout('it did not start', startDeadlineMs)), startDeadlineMs);
  void ready.then(() => clearTimeout(startTimer));
  worker.addEventListener('error', (event) => {
    fail(new ClassifierError('WORKER_FAILED', `worker: ${event.message || 'it could not be loaded'}`));
  });
  worker.addEventListener('messageerror', () => {
    fail(new ClassifierError('WORKER_FAILED', 'worker: got a message that cannot be read'));
  });

  return {
    call(request, deadlineMs) {
      if (death !== null) return Promise.reject(death);
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => settle(() => reject(timeout('no answer', deadlineMs))), deadlineMs);
        const fallWithWorker = (reason: ClassifierError) => settle(() => reject(reason));
        function settle(end: () => void): void {
          clearTimeout(timer);
          waiting.delete(fallWithWorker);
          end();
        }
        waiting.add(fallWithWorker);
        ready
          .then(() => request(api))
          .then(unwrap)
          .then(
            (value) => settle(() => resolve(value)),
            (error) => settle(() => reject(error)),
          );
      });
    },
    end(reason) {
      clearTimeout(startTimer);
      fail(reason);
      api[releaseProxy]();
      worker.terminate();
    },
  };
}

function timeout(what: string, deadlineMs: number): ClassifierError {
  return new ClassifierError('WORKER_TIMEOUT', `worker: ${what} within ${deadlineMs} ms`);
}

function unwrap<Value>(reply: Reply<Value>): Value {
  if (reply.ok) return reply.value;
  throw new ClassifierError(reply.code, reply.message);
}
