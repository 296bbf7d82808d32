import type { DatabaseConnection } from './database.ts';

/** A model file's metadata, kept in the same transaction as its bytes. */
export interface StoredModel {
  readonly sha256: string;
  readonly version: number;
  /** ISO 8601 */
  readonly storedAt: string;
}

/** A model file together with what was written beside it. */
export interface StoredModelFile extends StoredModel {
  readonly bytes: ArrayBuffer;
}

/** Keeps the model in use and the one before it, which is what a bad release falls back to. */
export interface ModelStore {
  get(role: ModelRole): Promise<StoredModelFile | null>;
  /** Makes a file the current one and the current one the previous: metadata and bytes in one transaction. */
  put(file: StoredModelFile): Promise<void>;
  /** Forgets a file that turned out to be damaged. */
  discard(role: ModelRole): Promise<void>;
}

export type ModelRole = 'current' | 'previous';

export function createModelStore(connection: DatabaseConnection): ModelStore {
  return {
    get: (role) =>
      connection.use(async (database) => {
        const transaction = database.transaction(['models', 'modelFiles']);
        const stored = await transaction.objectStore('models').get(role);
        const bytes = stored && (await transaction.objectStore('modelFiles').get(stored.sha256));
        await transaction.done;
        return stored && bytes ? { ...stored, bytes } : null;
      }),

    put: ({ bytes, ...stored }) =>
      connection.use(async (database) => {
        const transaction = database.transaction(['models', 'modelFiles'], 'readwrite');
        const models = transaction.objectStore('models');
        const files = transaction.objectStore('modelFiles');
        const current = await models.get('current');
        if (current !== undefined && current.sha256 !== stored.sha256) await models.put(current, 'previous');
        await models.put(stored, 'current');
        await files.put(bytes, stored.sha256);
        const previous = await models.get('previous');
        for (const key of await files.getAllKeys()) {
          if (key !== stored.sha256 && key !== previous?.sha256) await files.delete(key);
        }
        await transaction.done;
      }),

    discard: (role) =>
      connection.use(async (database) => {
        const transaction = database.transaction(['models', 'modelFiles'], 'readwrite');
        const stored = await transaction.objectStore('models').get(role);
        await transaction.objectStore('models').delete(role);
        if (stored !== undefined) await transaction.objectStore('modelFiles').delete(stored.sha256);
        await transaction.done;
      }),
  };
}
