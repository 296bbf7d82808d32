import type { Plugin } from 'vite';
import { readHelpdeskOrigins } from '../serve/readHelpdeskOrigins.ts';
import { createStaticHostFiles } from '../serve/staticHostFiles.ts';

/** Writes the files for static hosts, from the rules our own server uses. */
export function staticHostPlugin(): Plugin {
  return {
    name: 'static-host',
    apply: 'build',
    generateBundle() {
      for (const [fileName, source] of Object.entries(createStaticHostFiles(readHelpdeskOrigins('public')))) {
        this.emitFile({ type: 'asset', fileName, source });
      }
    },
  };
}
