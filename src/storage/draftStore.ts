import type { Intent } from '../classifier/tasks.ts';
import type { DatabaseConnection } from './database.ts';

/** A ticket that is being written. */
export interface Draft {
  /** UUID of the tab's draft, and of the ticket that it becomes. */
  readonly id: string;
  /** ISO 8601 */
  readonly updatedAt: string;
  readonly subject: string;
  readonly text: string;
  readonly contact: string;
  readonly chosenIntent: Intent | null;
}

export interface DraftStore {
  put(draft: Draft): Promise<void>;
  get(id: string): Promise<Draft | null>;
  /** Newest first. */
  list(): Promise<Draft[]>;
  remove(id: string): Promise<void>;
}

export function createDraftStore(connection: DatabaseConnection): DraftStore {
  return {
    put: (draft) =>
      connection.use(async (database) => {
        await database.put('drafts', draft);
      }),
    get: (id) => connection.use(async (database) => (await database.get('drafts', id)) ?? null),
    list: () =>
      connection.use(async (database) => {
        const drafts = await database.getAll('drafts');
        return drafts.sort((a, b) => b.updatedAt.localeCompare(a.updatedAt));
      }),
    remove: (id) => connection.use((database) => database.delete('drafts', id)),
  };
}
