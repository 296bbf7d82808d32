import { expose } from 'comlink';
import modelUrl from '../models/tickets.model.json?url';
import release from '../models/tickets.release.json';
import { READY } from '../src/classifier-client/protocol.ts';
import { createDatabaseConnection } from '../src/storage/database.ts';
import { fetchModel } from '../src/storage/fetchModel.ts';
import { loadModel } from '../src/storage/loadModel.ts';
import { createModelStore } from '../src/storage/modelStore.ts';
import { createClassifierService } from './classifierService.ts';

const store = createModelStore(createDatabaseConnection());

expose(createClassifierService(() => loadModel({ ...release, url: modelUrl }, store, fetchModel)));
self.postMessage(READY);
