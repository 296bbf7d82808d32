/** What has to be there before the app may be promised to work offline; each may also fail or never come. */
export interface ReadinessInputs {
  /** Whether the service worker is active, which it is only with the whole shell kept. */
  readonly workerActive: Promise<boolean>;
  /** Whether the model passed its checks and is stored. */
  readonly modelStored: Promise<boolean>;
  /** Whether a write to the database could be read again. */
  readonly databaseWorks: Promise<boolean>;
}

export type Need = 'worker' | 'model' | 'database';

export type Readiness =
  | { readonly state: 'ready' }
  /** What is known to be missing, in the order of the inputs. */
  | { readonly state: 'incomplete'; readonly missing: readonly Need[] };

/** Said too early it would be a false promise: a kept shell without a model is a form without suggestions (PWA-6). */
export const READY_MESSAGE = 'Ready to work offline';

/** Waits for all three; never rejects. While one of them has not come, nothing is promised. */
export async function checkReadiness(inputs: ReadinessInputs): Promise<Readiness> {
  const answers: readonly (readonly [Need, boolean])[] = await Promise.all([
    answer('worker', inputs.workerActive),
    answer('model', inputs.modelStored),
    answer('database', inputs.databaseWorks),
  ]);
  const missing = answers.filter(([, isMet]) => !isMet).map(([need]) => need);
  return missing.length === 0 ? { state: 'ready' } : { state: 'incomplete', missing };
}

async function answer(need: Need, isMet: Promise<boolean>): Promise<readonly [Need, boolean]> {
  return [need, await isMet.catch(() => false)];
}
