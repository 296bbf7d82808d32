import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { afterBuild } from './afterBuild.ts';
import { listFiles } from './listFiles.ts';

/** One file of the app shell; a file whose name holds its hash needs no revision. */
interface PrecacheEntry {
  readonly url: string;
  readonly revision: string | null;
}

/**
 * The shell: what pages are made of. Screenshots are looked at once, by the dialogue that installs the app; `404.html` is
 * a static host's, and would be no use offline.
 */
const SHELL = /^(?!screenshots\/|404\.html$).*\.(?:html|js|css|svg|png|ico|webmanifest)$/;
const OUTPUT = 'sw.js';

/**
 * Builds the service worker last, as one classic script that imports nothing (SW-10), with the list of files it keeps:
 * every file of the shell and no model (SW-8).
 */
export function serviceWorkerPlugin(): Plugin {
  return afterBuild('service-worker', (outDir) => buildServiceWorker(outDir, createPrecacheList(outDir)));
}

export function isShellFile(file: string): boolean {
  return SHELL.test(file) && file !== OUTPUT;
}

export function createPrecacheList(folder: string): PrecacheEntry[] {
  return listFiles(folder)
    .filter(isShellFile)
    .sort()
    .map((file) => ({ url: `/${file}`, revision: file.startsWith('assets/') ? null : revisionOf(join(folder, file)) }));
}

function revisionOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16);
}

/** Writes `sw.js` into a built folder. Run in the folder of the repository. */
export async function buildServiceWorker(outDir: string, precache: readonly PrecacheEntry[]): Promise<void> {
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: {
      'self.__WB_MANIFEST': JSON.stringify(precache),
      'process.env.NODE_ENV': '"production"',
    },
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2022',
      rolldownOptions: {
        input: 'workers/serviceWorker.ts',
        output: { format: 'iife', entryFileNames: OUTPUT, codeSplitting: false },
      },
    },
  });
}
