import type { Plugin } from 'vite';
import { writeHeadersFile } from '../serve/securityHeaders.ts';

/** Writes `_headers` for static hosts from the list our own server uses. */
export function headersPlugin(): Plugin {
  return {
    name: 'headers-file',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: '_headers', source: writeHeadersFile() });
    },
  };
}
