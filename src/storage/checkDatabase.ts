import type { DatabaseConnection } from './database.ts';

/** Whether what is written to the database can be read again: some private windows only pretend (DB-7). */
export async function checkDatabase(connection: DatabaseConnection): Promise<boolean> {
  return await connection.use(async (database) => {
    const id = crypto.randomUUID();
    const transaction = database.transaction('drafts', 'readwrite');
    const { store } = transaction;
    await store.put({ id, updatedAt: '', subject: '', text: 'check', contact: '', chosenIntent: null });
    const found = await store.get(id);
    await store.delete(id);
    await transaction.done;
    return found?.text === 'check';
  });
}
