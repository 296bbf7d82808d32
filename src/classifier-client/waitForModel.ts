import type { ClassifierClient } from './createClassifierClient.ts';

/** Resolves once a model is ready, to whether it is kept on this device. Does not resolve while there is none. */
export function waitForModel({ getStatus, subscribe }: ClassifierClient): Promise<boolean> {
  return new Promise((resolve) => {
    const look = () => {
      const status = getStatus();
      if (status.state !== 'ready') return;
      stop();
      resolve(status.model.isStored);
    };
    const stop = subscribe(look);
    look();
  });
}
