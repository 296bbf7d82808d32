import type { Classifier } from '../src/classifier/classify.ts';
import { ClassifierError, type ErrorCode } from '../src/classifier/errors.ts';
import type { ClassifierApi, ModelInfo, Reply } from '../src/classifier-client/protocol.ts';
import type { LoadedModel } from '../src/storage/loadModel.ts';
import { findPersonalData } from '../src/triage/personalData/findPersonalData.ts';

/** The worker's API around a way to load the model; needs no worker, so that it can be tested without one. */
export function createClassifierService(loadModel: () => Promise<LoadedModel>): ClassifierApi {
  let loading: Promise<LoadedModel> | null = null;
  let classifier: Classifier | null = null;

  async function load(): Promise<ModelInfo> {
    // One load at a time; one that failed may be tried again.
    loading ??= loadModel().catch((error) => {
      loading = null;
      throw error;
    });
    const loaded = await loading;
    classifier = loaded.classifier;
    return { ...loaded.model.id, source: loaded.source, isStored: loaded.isStored };
  }

  return {
    load: () => reply(load),
    assess: (text) =>
      reply(() => {
        if (classifier === null)
          throw new ClassifierError('WORKER_FAILED', 'assess: got a text before a model was loaded');
        return { prediction: classifier.classify(text), personalData: findPersonalData(text) };
      }),
  };
}

async function reply<Value>(work: () => Value | Promise<Value>): Promise<Reply<Value>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof ClassifierError) return { ok: false, code: error.name as ErrorCode, message: error.message };
    return { ok: false, code: 'WORKER_FAILED', message: error instanceof Error ? error.message : String(error) };
  }
}
