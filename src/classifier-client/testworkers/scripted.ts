// A worker that does as the text says: "hang…" never ends, "crash…" dies in the middle, "<n> …" answers after n ms.

import { expose } from 'comlink';
import { READY } from '../protocol.ts';

let calls = 0;

expose({
  load: async () => ({
    ok: true,
    value: { name: 'scripted', version: 1, sha256: '', source: 'device', isStored: true },
  }),
  assess: async (text: string) => {
    calls++;
    if (text.startsWith('hang')) for (;;);
    if (text.startsWith('crash')) {
      setTimeout(() => {
        throw new Error('scripted crash');
      });
      return new Promise(() => {});
    }
    await new Promise((resolve) => setTimeout(resolve, Number.parseInt(text, 10) || 0));
    return { ok: true, value: { text, calls } };
  },
});
postMessage(READY);
