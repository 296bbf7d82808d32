import { DATABASE_NAME, type DatabaseConnection } from './database.ts';

/**
 * Removes everything this app has stored on this device, with or without a network (SEC-12): database, caches, settings,
 * the draft of this tab. Connections of other tabs and of the worker let go when they are asked to. Rejects when
 * something could not be removed.
 */
export async function eraseEverything(connection: DatabaseConnection, name = DATABASE_NAME): Promise<void> {
  await connection.close();
  await deleteDatabase(name);
  for (const cache of await caches.keys()) await caches.delete(cache);
  localStorage.clear();
  sessionStorage.clear();
}

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}
