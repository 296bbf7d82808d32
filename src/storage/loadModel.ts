// Which model is used: the released one from this device, else from the network, else the last good one of this device.
// Every file is checked by hash, by format and by its own self-test each time, wherever it comes from.

import { type Classifier, createClassifier } from '../classifier/classify.ts';
import { ClassifierError } from '../classifier/errors.ts';
import { checkModelFileSize, parseModelText } from '../classifier/parseModelText.ts';
import { selfTest } from '../classifier/selfTest.ts';
import { sha256 } from '../classifier/sha256.ts';
import type { Model } from '../classifier/types.ts';
import type { ModelRole, ModelStore } from './modelStore.ts';

/** What the build says of the model it was made for. */
export interface ModelRelease {
  readonly url: string;
  readonly version: number;
  readonly sha256: string;
}

/** Fetches a file; `reload` passes over every cache. Throws `MODEL_FETCH`. */
export type FetchModel = (url: string, cache: 'default' | 'reload') => Promise<ArrayBuffer>;

export interface LoadedModel {
  readonly model: Model;
  readonly classifier: Classifier;
  readonly source: 'network' | 'device' | 'older';
  readonly isStored: boolean;
}

/**
 * Loads the released model. Throws `MODEL_FETCH` when it cannot be downloaded and `MODEL_…` when what came is not the
 * released model, and no earlier model of this device is of use either. Storage that fails costs only the next download.
 */
export async function loadModel(release: ModelRelease, store: ModelStore, fetchFile: FetchModel): Promise<LoadedModel> {
  const stored =
    (await readStored(store, 'current', release.sha256)) ?? (await readStored(store, 'previous', release.sha256));
  if (stored !== null) return { ...stored, source: 'device', isStored: true };
  try {
    const { bytes, checked } = await download(release, fetchFile);
    const file = { sha256: release.sha256, version: release.version, storedAt: new Date().toISOString(), bytes };
    const isStored = await store.put(file).then(
      () => true,
      () => false,
    );
    return { ...checked, source: 'network', isStored };
  } catch (error) {
    const older = (await readStored(store, 'current')) ?? (await readStored(store, 'previous'));
    if (older === null) throw error;
    return { ...older, source: 'older', isStored: true };
  }
}

/** Downloads and checks; a file that is not the released one may come from a cache on the way, so it is asked for anew. */
async function download({ url, sha256: expected }: ModelRelease, fetchFile: FetchModel) {
  const bytes = await fetchFile(url, 'default');
  try {
    return { bytes, checked: checkModelFile(bytes, expected) };
  } catch {
    const fresh = await fetchFile(url, 'reload');
    return { bytes: fresh, checked: checkModelFile(fresh, expected) };
  }
}

type CheckedModel = Pick<LoadedModel, 'model' | 'classifier'>;

/** A stored model that passes every check; null when there is none, or not the wanted one. A damaged one is dropped. */
async function readStored(store: ModelStore, role: ModelRole, wanted?: string): Promise<CheckedModel | null> {
  const stored = await store.get(role).catch(() => null);
  if (stored === null || (wanted !== undefined && stored.sha256 !== wanted)) return null;
  try {
    return checkModelFile(stored.bytes, stored.sha256);
  } catch {
    await store.discard(role).catch(() => {});
    return null;
  }
}

/** Checks size, hash, format and self-test, in this order, and makes the model ready. Throws a `ClassifierError`. */
export function checkModelFile(file: ArrayBuffer, expectedSha256: string): CheckedModel {
  checkModelFileSize(file.byteLength);
  const bytes = new Uint8Array(file);
  const hash = sha256(bytes);
  if (hash !== expectedSha256) {
    throw new ClassifierError('MODEL_CHECKSUM', `model file: got sha256 ${hash}, expected ${expectedSha256}`);
  }
  const model = parseModelText(new TextDecoder().decode(bytes));
  const classifier = createClassifier(model);
  selfTest(model, classifier);
  return { model, classifier };
}
