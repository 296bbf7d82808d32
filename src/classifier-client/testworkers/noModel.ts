// Its model cannot be downloaded.

import { expose } from 'comlink';
import { READY } from '../protocol.ts';

expose({
  load: async () => ({ ok: false, code: 'MODEL_FETCH', message: '/model.json: got status 404, expected 200' }),
  assess: async () => ({ ok: false, code: 'WORKER_FAILED', message: 'no model' }),
});
postMessage(READY);
