import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { type Endpoint, expose, type Remote, releaseProxy, wrap } from 'comlink';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createClassifier } from '../src/classifier/classify.ts';
import { ClassifierError } from '../src/classifier/errors.ts';
import { parseModelText } from '../src/classifier/parseModelText.ts';
import type { ClassifierApi } from '../src/classifier-client/protocol.ts';
import type { LoadedModel } from '../src/storage/loadModel.ts';
import { createClassifierService } from './classifierService.ts';

const MODEL = join(import.meta.dirname, '..', 'models', 'tickets.model.json');
const model = parseModelText(readFileSync(MODEL, 'utf8'));
const loaded: LoadedModel = { model, classifier: createClassifier(model), source: 'device', isStored: true };

let remote: Remote<ClassifierApi>;
let close = () => {};

/** The service behind a real message channel, as the page sees it, without a worker. */
function serve(loadModel: () => Promise<LoadedModel>): Remote<ClassifierApi> {
  const { port1, port2 } = new MessageChannel();
  expose(createClassifierService(loadModel), port1 as unknown as Endpoint);
  remote = wrap<ClassifierApi>(port2 as unknown as Endpoint);
  close = () => {
    remote[releaseProxy]();
    port1.close();
    port2.close();
  };
  return remote;
}

afterEach(() => close());

describe('classifierService', () => {
  test('loads once and tells which model it is', async () => {
    const loadModel = vi.fn(async () => loaded);
    const api = serve(loadModel);
    const replies = await Promise.all([api.load(), api.load()]);
    expect(replies[0]).toEqual({ ok: true, value: { ...model.id, source: 'device', isStored: true } });
    expect(replies[1]).toEqual(replies[0]);
    expect(loadModel).toHaveBeenCalledTimes(1);
  });

  test('gives the answers of the classifier, unchanged by the crossing', async () => {
    const api = serve(async () => loaded);
    await api.load();
    const text = 'otp nahi aa raha, login kaise karu';
    const prediction = loaded.classifier.classify(text);
    expect(await api.assess(text)).toEqual({ ok: true, value: { prediction, personalData: [] } });
    const found = await api.assess('mail me: ann@example.com');
    expect(found).toMatchObject({ value: { personalData: [{ type: 'email', start: 9, end: 24 }] } });
  });

  test('WK-5: an error crosses with its code and message', async () => {
    const api = serve(async () => {
      throw new ClassifierError('MODEL_CHECKSUM', 'model file: got sha256 a, expected b');
    });
    expect(await api.load()).toEqual({
      ok: false,
      code: 'MODEL_CHECKSUM',
      message: 'model file: got sha256 a, expected b',
    });
  });

  test('WK-5: an error nobody expected crosses as a failed worker', async () => {
    const api = serve(async () => {
      throw new TypeError('x is undefined');
    });
    expect(await api.load()).toEqual({ ok: false, code: 'WORKER_FAILED', message: 'x is undefined' });
  });

  test('a text before a model is refused in words', async () => {
    expect(await serve(async () => loaded).assess('text')).toMatchObject({ ok: false, code: 'WORKER_FAILED' });
  });

  test('loading can be tried again after it failed', async () => {
    const loadModel = vi
      .fn<() => Promise<LoadedModel>>()
      .mockRejectedValueOnce(new ClassifierError('MODEL_FETCH', 'offline'))
      .mockResolvedValue(loaded);
    const api = serve(loadModel);
    expect(await api.load()).toMatchObject({ ok: false, code: 'MODEL_FETCH' });
    expect(await api.load()).toMatchObject({ ok: true });
  });
});
