import { afterEach, describe, expect, test, vi } from 'vitest';
import { type ClassifierClient, createClassifierClient } from './createClassifierClient.ts';

const clients: ClassifierClient[] = [];
const workers = {
  scripted: () => new Worker(new URL('./testworkers/scripted.ts', import.meta.url), { type: 'module' }),
  throwsAtImport: () => new Worker(new URL('./testworkers/throwsAtImport.ts', import.meta.url), { type: 'module' }),
  neverReady: () => new Worker(new URL('./testworkers/neverReady.ts', import.meta.url), { type: 'module' }),
  lateReady: () => new Worker(new URL('./testworkers/lateReady.ts', import.meta.url), { type: 'module' }),
  noModel: () => new Worker(new URL('./testworkers/noModel.ts', import.meta.url), { type: 'module' }),
};

function start(createWorker: () => Worker, overrides = {}): ClassifierClient {
  const client = createClassifierClient({
    createWorker,
    loadDeadlineMs: 5_000,
    assessDeadlineMs: 500,
    restartDelaysMs: [10, 10, 10],
    ...overrides,
  });
  clients.push(client);
  return client;
}

async function waitForState(client: ClassifierClient, state: string): Promise<void> {
  await vi.waitFor(() => expect(client.getStatus().state).toBe(state), { timeout: 10_000 });
}

afterEach(() => {
  for (const client of clients.splice(0)) client.close();
});

describe('a worker that works', () => {
  test('is asked as soon as it is ready, and answers', async () => {
    const client = start(workers.scripted);
    expect(client.getStatus().state).toBe('starting');
    expect(await client.assess('1 first')).toMatchObject({ text: '1 first' });
    expect(client.getStatus()).toMatchObject({ state: 'ready', model: { name: 'scripted' } });
  });

  test('WK-2: calls made before it listens are kept until it does', async () => {
    const client = start(workers.lateReady);
    expect(await client.assess('early')).toMatchObject({ text: 'early' });
  });

  test('WK-6: one call runs, one waits, and only the newest of the waiting is asked', async () => {
    const client = start(workers.scripted);
    await waitForState(client, 'ready');
    const answers = await Promise.all(['100 a', '1 b', '1 c', '1 d'].map((text) => client.assess(text)));
    expect(answers.map((answer) => answer && (answer as unknown as { text: string }).text)).toEqual([
      '100 a',
      null,
      null,
      '1 d',
    ]);
    expect(answers[3]).toMatchObject({ calls: 2 });
  });

  test('WK-6: whatever the delays, every call settles, and the last one with its own text', async () => {
    const client = start(workers.scripted);
    await waitForState(client, 'ready');
    for (let round = 0; round < 5; round++) {
      const texts = Array.from({ length: 12 }, (_, i) => `${Math.floor(Math.random() * 20)} ${round}-${i}`);
      const pending: Promise<unknown>[] = [];
      for (const text of texts) {
        pending.push(client.assess(text));
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 15));
      }
      const answers = await Promise.all(pending);
      expect(answers[11]).toMatchObject({ text: texts[11] });
    }
  });

  test('tells its listeners of every change, and stops when told to', async () => {
    const client = start(workers.scripted);
    const states: string[] = [];
    const stop = client.subscribe(() => states.push(client.getStatus().state));
    await waitForState(client, 'ready');
    expect(states).toEqual(['ready']);
    stop();
    client.close();
    expect(states).toEqual(['ready']);
  });
});

describe('WK-1: a worker that fails', () => {
  test('at import: is tried again three times, then suggestions are unavailable', async () => {
    const createWorker = vi.fn(workers.throwsAtImport);
    const client = start(createWorker);
    const answer = client.assess('text');
    await waitForState(client, 'unavailable');
    expect(createWorker).toHaveBeenCalledTimes(4);
    expect(client.getStatus()).toMatchObject({ code: 'WORKER_FAILED' });
    expect(await answer).toBeNull();
    expect(await client.assess('later')).toBeNull();
  });

  test('that says nothing: the start deadline ends the waiting', async () => {
    const client = start(workers.neverReady, { startDeadlineMs: 100, restartDelaysMs: [] });
    await waitForState(client, 'unavailable');
    expect(client.getStatus()).toMatchObject({
      code: 'WORKER_TIMEOUT',
      message: 'worker: it did not start within 100 ms',
    });
  });

  test('in an endless loop: the answer is none, and the next text is answered by a new worker', async () => {
    const createWorker = vi.fn(workers.scripted);
    const client = start(createWorker);
    await waitForState(client, 'ready');
    expect(await client.assess('hang')).toBeNull();
    expect(await client.assess('1 after')).toMatchObject({ text: '1 after', calls: 1 });
    expect(createWorker).toHaveBeenCalledTimes(2);
  });

  test('in the middle of a call: the answer is none, and the text that waited is answered', async () => {
    const client = start(workers.scripted);
    await waitForState(client, 'ready');
    const [crashed, waiting] = await Promise.all([client.assess('crash'), client.assess('1 waiting')]);
    expect(crashed).toBeNull();
    expect(waiting).toMatchObject({ text: '1 waiting' });
  });

  test('on every text: is given up after three restarts, not restarted for ever', async () => {
    const createWorker = vi.fn(workers.scripted);
    const client = start(createWorker);
    for (let i = 0; i < 4; i++) {
      await waitForState(client, 'ready');
      expect(await client.assess('crash')).toBeNull();
    }
    await waitForState(client, 'unavailable');
    expect(createWorker).toHaveBeenCalledTimes(4);
  });

  test('because the browser has none: suggestions are unavailable', async () => {
    const client = start(
      () => {
        throw new ReferenceError('Worker is not defined');
      },
      { restartDelaysMs: [] },
    );
    await waitForState(client, 'unavailable');
    expect(client.getStatus()).toMatchObject({ code: 'WORKER_FAILED' });
  });
});

describe('a model that cannot be had', () => {
  test('makes suggestions unavailable with its reason, without restarts', async () => {
    const createWorker = vi.fn(workers.noModel);
    const client = start(createWorker);
    await waitForState(client, 'unavailable');
    expect(client.getStatus()).toMatchObject({ code: 'MODEL_FETCH', message: expect.stringContaining('404') });
    expect(createWorker).toHaveBeenCalledTimes(1);
  });

  test('can be tried again', async () => {
    const create = vi.fn<() => Worker>().mockImplementationOnce(workers.noModel).mockImplementation(workers.scripted);
    const client = start(create);
    await waitForState(client, 'unavailable');
    client.retry();
    expect(await client.assess('1 now')).toMatchObject({ text: '1 now' });
  });

  test('retrying what works changes nothing', async () => {
    const createWorker = vi.fn(workers.scripted);
    const client = start(createWorker);
    await waitForState(client, 'ready');
    client.retry();
    expect(client.getStatus().state).toBe('ready');
    expect(createWorker).toHaveBeenCalledTimes(1);
  });
});

test('closing settles what waits and starts nothing again', async () => {
  const createWorker = vi.fn(workers.scripted);
  const client = start(createWorker);
  await waitForState(client, 'ready');
  const pending = [client.assess('200 running'), client.assess('1 waiting')];
  client.close();
  expect(await Promise.all(pending)).toEqual([null, null]);
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(createWorker).toHaveBeenCalledTimes(1);
});
