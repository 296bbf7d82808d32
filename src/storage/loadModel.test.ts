import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import modelUrl from '../../models/tickets.model.json?url';
import release from '../../models/tickets.release.json';
import { ClassifierError } from '../classifier/errors.ts';
import { createDatabaseConnection } from './database.ts';
import { fetchModel } from './fetchModel.ts';
import { loadModel } from './loadModel.ts';
import { createModelStore, type ModelStore } from './modelStore.ts';

let shipped: ArrayBuffer;
let store: ModelStore;
const current = { ...release, url: '/model.json' };

beforeAll(async () => {
  shipped = await fetchModel(modelUrl);
});

beforeEach(() => {
  // A database of its own for every test: they share an origin.
  store = createModelStore(createDatabaseConnection(`test-${crypto.randomUUID()}`));
});

const answer = async () => shipped.slice(0);
const offline = async () => {
  throw new ClassifierError('MODEL_FETCH', 'offline');
};

describe('loadModel', () => {
  test('fetches once; the second and third start need no network', async () => {
    const fetchFile = vi.fn(answer);
    expect(await loadModel(current, store, fetchFile)).toMatchObject({ source: 'network', isStored: true });
    expect(await loadModel(current, store, fetchFile)).toMatchObject({ source: 'device', isStored: true });
    expect(await loadModel(current, store, offline)).toMatchObject({ source: 'device' });
    expect(fetchFile).toHaveBeenCalledTimes(1);
  });

  test('after a rollback the release of before is read from this device', async () => {
    await store.put({ sha256: release.sha256, version: 1, storedAt: '', bytes: shipped.slice(0) });
    await store.put({ sha256: 'a newer one', version: 2, storedAt: '', bytes: new ArrayBuffer(8) });
    expect(await loadModel(current, store, offline)).toMatchObject({ source: 'device' });
  });

  test('loads a model that answers', async () => {
    const { classifier, model } = await loadModel(current, store, answer);
    expect(classifier.classify('where is my parcel').intent_top_k).toHaveLength(3);
    expect(model.id.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test('without network and without a stored model: says that it could not be fetched', async () => {
    await expect(loadModel(current, store, offline)).rejects.toMatchObject({ name: 'MODEL_FETCH' });
  });

  test('SEC-10: one flipped bit in what was downloaded is refused and not stored', async () => {
    const damaged = shipped.slice(0);
    new Uint8Array(damaged)[123_456] ^= 1;
    await expect(loadModel(current, store, async () => damaged)).rejects.toMatchObject({
      name: 'MODEL_CHECKSUM',
      message: expect.stringContaining(`expected ${release.sha256}`),
    });
    expect(await store.get('current')).toBeNull();
  });

  test('SEC-10: a damaged copy in a cache on the way is passed over', async () => {
    const fetchFile = vi.fn(async (_: string, cache: string) =>
      cache === 'reload' ? shipped.slice(0) : new ArrayBuffer(9),
    );
    expect(await loadModel(current, store, fetchFile)).toMatchObject({ source: 'network', isStored: true });
    expect(fetchFile).toHaveBeenCalledTimes(2);
  });

  test('SEC-10: one flipped bit in what was stored is noticed, and the model fetched again', async () => {
    const damaged = shipped.slice(0);
    new Uint8Array(damaged)[123_456] ^= 1;
    await store.put({ sha256: release.sha256, version: 1, storedAt: '', bytes: damaged });
    expect(await loadModel(current, store, answer)).toMatchObject({ source: 'network' });
    expect(await loadModel(current, store, offline)).toMatchObject({ source: 'device' });
  });

  // Each of them is hashed and parsed in full: seconds here, a minute on a busy machine.
  test('200 corrupted files are refused without a crash, and the last good model stays in use', {
    timeout: 120_000,
  }, async () => {
    await loadModel(current, store, answer);
    const next = { ...current, sha256: 'f'.repeat(64), version: 2 };
    for (let i = 0; i < 200; i++) {
      const { classifier, source } = await loadModel(next, store, async () => corrupt(shipped, i));
      expect(source).toBe('older');
      if (i % 50 === 0) expect(classifier.classify('refund please').intent.label).toBeTypeOf('string');
    }
    expect(await store.get('current')).toMatchObject({ sha256: release.sha256 });
  });

  test('200 corrupted files whose hash is as promised are refused by their content', { timeout: 120_000 }, async () => {
    // The build itself could be wrong: then format and checksums have to notice.
    for (let i = 0; i < 200; i++) {
      const file = corruptCharacter(shipped, i);
      const sha256 = await hash(file);
      await expect(
        loadModel({ ...current, sha256 }, store, async () => file),
        `corruption ${i}`,
      ).rejects.toMatchObject({
        name: expect.stringMatching(/^MODEL_(?:FORMAT|CHECKSUM|VERSION|SELF_TEST)$/),
      });
    }
    expect(await store.get('current')).toBeNull();
  });

  test('a new release takes the place of the old one, which stays for a fall-back', async () => {
    await store.put({ sha256: 'old', version: 0, storedAt: '', bytes: new ArrayBuffer(8) });
    expect(await loadModel(current, store, answer)).toMatchObject({ source: 'network' });
    expect(await store.get('current')).toMatchObject({ sha256: release.sha256 });
    expect(await store.get('previous')).toMatchObject({ sha256: 'old' });
  });

  test('storage that fails costs the next download, not the model', async () => {
    const broken: ModelStore = {
      get: async () => Promise.reject(new DOMException('full', 'QuotaExceededError')),
      put: async () => Promise.reject(new DOMException('full', 'QuotaExceededError')),
      discard: async () => {},
    };
    expect(await loadModel(current, broken, answer)).toMatchObject({ source: 'network', isStored: false });
  });
});

/** Truncated, flipped, overwritten, emptied, replaced by something else. */
function corrupt(file: ArrayBuffer, seed: number): ArrayBuffer {
  const bytes = new Uint8Array(file.slice(0));
  const at = (seed * 7919) % bytes.length;
  switch (seed % 5) {
    case 0:
      return bytes.buffer.slice(0, at);
    case 1:
      bytes[at] ^= 1 << (seed % 8);
      return bytes.buffer;
    case 2:
      bytes.fill(0x30, at, at + 100);
      return bytes.buffer;
    case 3:
      return new TextEncoder().encode('<!doctype html><title>404</title>').buffer as ArrayBuffer;
    default:
      return new ArrayBuffer(seed);
  }
}

/** Changes or drops one character anywhere in the file. */
function corruptCharacter(file: ArrayBuffer, seed: number): ArrayBuffer {
  const text = new TextDecoder().decode(file);
  const at = (seed * 2_609) % text.length;
  const replacement = seed % 2 === 0 ? (text[at] === '7' ? '8' : '7') : '';
  return new TextEncoder().encode(text.slice(0, at) + replacement + text.slice(at + 1)).buffer as ArrayBuffer;
}

async function hash(file: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', file));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

describe('fetchModel', () => {
  test('a download that stands still is given up, a slow one is not', async () => {
    const trickle = (pauses: readonly number[]) =>
      vi.spyOn(globalThis, 'fetch').mockImplementationOnce(async (_, options) => {
        const body = new ReadableStream({
          async start(controller) {
            options?.signal?.addEventListener('abort', () => controller.error(options.signal?.reason));
            for (const pause of pauses) {
              controller.enqueue(new Uint8Array([1]));
              await new Promise((resolve) => setTimeout(resolve, pause));
            }
            if (!options?.signal?.aborted) controller.close();
          },
        });
        return new Response(body);
      });
    trickle([80, 80, 80, 80]);
    expect((await fetchModel('/slow', 'default', 200)).byteLength).toBe(4);
    trickle([10, 1000]);
    await expect(fetchModel('/still', 'default', 200)).rejects.toMatchObject({ name: 'MODEL_FETCH' });
    vi.restoreAllMocks();
  });
});
