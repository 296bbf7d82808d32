import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { listFiles } from './listFiles.ts';

const TEXT = /\.(?:html|js|css|svg|json|webmanifest|txt)$/;

/** Writes `.gz` and `.br` beside every text file, so that the server compresses nothing while people wait. */
export function compressPlugin(): Plugin {
  let outDir = 'dist';
  return {
    name: 'compress',
    apply: 'build',
    configResolved(config) {
      outDir = config.build.outDir;
    },
    closeBundle: {
      sequential: true,
      order: 'post',
      handler() {
        for (const file of listFiles(outDir).filter((name) => TEXT.test(name))) {
          const path = join(outDir, file);
          const bytes = readFileSync(path);
          writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
          writeFileSync(
            `${path}.br`,
            brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
          );
        }
      },
    },
  };
}
