import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildServiceWorker, createPrecacheList } from '../../tools/build/serviceWorkerPlugin.ts';
import type { AppServer } from './appServer.ts';

/** Scripts and styles; the model keeps its name, as over a release that does not train. */
const HASHED = /^(.+)-[\w-]{8,}\.(js|css)$/;

/**
 * Deploys another build over the one that is served: every script and style has a new name and the old files are gone,
 * as after a real deployment. `name` is eight letters or digits; the page says it in `<meta name="build">`.
 */
export async function deployBuild({ folder }: AppServer, name: string): Promise<void> {
  const assets = join(folder, 'assets');
  const renamed = new Map<string, string>();
  for (const file of readdirSync(assets)) {
    if (/\.(?:js|css)\.(?:gz|br)$/.test(file)) rmSync(join(assets, file));
    const [, stem, ending] = HASHED.exec(file) ?? [];
    if (stem !== undefined) renamed.set(file, `${stem}-${name}.${ending}`);
  }
  const rename = (text: string) => [...renamed].reduce((done, [from, to]) => done.replaceAll(from, to), text);

  for (const [from, to] of renamed) {
    renameSync(join(assets, from), join(assets, to));
    writeFileSync(join(assets, to), rename(readFileSync(join(assets, to), 'utf8')));
  }
  const indexFile = join(folder, 'index.html');
  const html = rename(readFileSync(indexFile, 'utf8')).replace(/<meta name="build"[^>]*>/, '');
  writeFileSync(indexFile, html.replace('<head>', `<head><meta name="build" content="${name}">`));
  for (const file of ['index.html', 'sw.js']) {
    for (const ending of ['gz', 'br']) rmSync(join(folder, `${file}.${ending}`), { force: true });
  }
  await buildServiceWorker(
    folder,
    createPrecacheList(folder).filter(({ url }) => !/\.(?:gz|br)$/.test(url)),
  );
}
