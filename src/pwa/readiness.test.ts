import { describe, expect, test } from 'vitest';
import { checkReadiness } from './readiness.ts';
import { readStorageStatus } from './readStorageStatus.ts';

const yes = Promise.resolve(true);
const all = { workerActive: yes, modelStored: yes, databaseWorks: yes };

describe('PWA-6: readiness', () => {
  test('needs worker, model and database', async () => {
    expect(await checkReadiness(all)).toEqual({ state: 'ready' });
  });

  test.each([
    ['worker', 'workerActive'],
    ['model', 'modelStored'],
    ['database', 'databaseWorks'],
  ])('names a missing %s, whether it is refused or fails', async (need, input) => {
    const missing = { state: 'incomplete', missing: [need] };
    expect(await checkReadiness({ ...all, [input]: Promise.resolve(false) })).toEqual(missing);
    expect(await checkReadiness({ ...all, [input]: Promise.reject(new Error('broken')) })).toEqual(missing);
  });

  test('promises nothing while one has not come', async () => {
    const pending = new Promise<boolean>(() => {});
    const soon = new Promise((resolve) => setTimeout(resolve, 20, 'nothing'));
    expect(await Promise.race([checkReadiness({ ...all, modelStored: pending }), soon])).toBe('nothing');
  });
});

describe('PWA-7: the storage status', () => {
  test('is what the browser says', async () => {
    const storage = { estimate: async () => ({ usage: 1_000, quota: 9_000 }), persisted: async () => true };
    expect(await readStorageStatus(storage)).toEqual({ usage: 1_000, quota: 9_000, isPersisted: true });
  });

  test('is unknown where the browser has no such questions, or refuses them', async () => {
    const unknown = { usage: null, quota: null, isPersisted: null };
    expect(await readStorageStatus({})).toEqual(unknown);
    const refusing = { estimate: () => Promise.reject(new Error('denied')), persisted: undefined };
    expect(await readStorageStatus(refusing as never)).toEqual(unknown);
  });
});
