import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppServer } from './support/appServer.ts';
import { callWorker } from './support/callWorker.ts';
import { expect, test } from './support/fixtures.ts';

const TICKET = 'I was charged twice for the same month, please look into it';
const GOLDEN = join(import.meta.dirname, '..', 'models', 'tickets.golden.jsonl');

/** Replaces the model in the served build, and its compressed copies, by other bytes; null takes it away. */
function replaceModel(server: AppServer, bytes: Buffer | null): void {
  const file = join(server.folder, 'assets', server.modelFile);
  for (const name of [file, `${file}.gz`, `${file}.br`]) rmSync(name, { force: true });
  if (bytes !== null) writeFileSync(file, bytes);
}

function readModel(server: AppServer): Buffer {
  return readFileSync(join(server.folder, 'assets', server.modelFile));
}

const DAMAGE: Readonly<Record<string, (model: Buffer) => Buffer | null>> = {
  'is missing': () => null,
  'is cut short': (model) => model.subarray(0, model.length / 2),
  'has one byte flipped': (model) => {
    const damaged = Buffer.from(model);
    damaged[200_000] ^= 1;
    return damaged;
  },
  'is a web page': () => Buffer.from('<!doctype html><title>404</title>'),
  'is empty': () => Buffer.alloc(0),
  'is far too large': (model) => Buffer.concat([model, Buffer.alloc(17_000_000, 32)]),
};

for (const [what, damage] of Object.entries(DAMAGE)) {
  test(`SEC-10: a model that ${what} leaves a working form with a manual choice`, async ({
    server,
    ticketPage,
    page,
  }) => {
    replaceModel(server, damage(readModel(server)));
    await ticketPage.open(server);
    await expect(page.getByText('Suggestions are not available')).toBeVisible();
    await ticketPage.text.fill(TICKET);
    await ticketPage.category.selectOption({ label: 'Billing issue' });
    await ticketPage.send.click();
    await expect(ticketPage.saved).toContainText('Billing issue');
  });
}

test('a model damaged on the device is noticed and replaced', async ({ server, ticketPage, page }) => {
  await ticketPage.open(server);
  await ticketPage.waitUntilKept();
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const request = indexedDB.open('pocket-triage');
        request.onsuccess = () => {
          const transaction = request.result.transaction('modelFiles', 'readwrite');
          const cursor = transaction.objectStore('modelFiles').openCursor();
          cursor.onsuccess = () => {
            const bytes = new Uint8Array(cursor.result?.value as ArrayBuffer);
            bytes[1000] ^= 1;
            cursor.result?.update(bytes.buffer);
          };
          transaction.oncomplete = () => {
            request.result.close();
            resolve();
          };
        };
      }),
  );
  await page.reload();
  await ticketPage.text.fill(TICKET);
  await expect(ticketPage.offers).toHaveCount(3);
});

test('T-8: the worker of this browser answers the golden texts as Node does', async ({ server, ticketPage, page }) => {
  await ticketPage.open(server);
  await ticketPage.waitUntilKept();
  const rows = readFileSync(GOLDEN, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const replies = await callWorker(
    page,
    server,
    rows.map(({ text }) => text),
  );
  expect(replies).toHaveLength(rows.length);
  for (const [i, reply] of replies.entries()) {
    const { prediction } = reply as {
      prediction: Record<string, { label: string; scores: Record<string, number> }>;
    };
    for (const [task, label] of Object.entries(rows[i].labels)) {
      expect(prediction[task].label, `${task} of ${rows[i].text}`).toBe(label);
      for (const [name, score] of Object.entries<number>(rows[i].scores[task])) {
        expect(Math.abs(prediction[task].scores[name] - score), `${name} of ${rows[i].text}`).toBeLessThanOrEqual(1e-4);
      }
    }
  }
});
