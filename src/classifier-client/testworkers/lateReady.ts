// Listens only after a while, as a worker does that waits for something before it exposes its API.

import { expose } from 'comlink';
import { READY } from '../protocol.ts';

setTimeout(() => {
  expose({
    load: async () => ({
      ok: true,
      value: { name: 'late', version: 1, sha256: '', source: 'device', isStored: true },
    }),
    assess: async (text: string) => ({ ok: true, value: { text } }),
  });
  postMessage(READY);
}, 300);
