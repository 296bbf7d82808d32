import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { afterBuild } from './afterBuild.ts';
import { listFiles } from './listFiles.ts';

const TEXT = /\.(?:html|js|css|svg|json|webmanifest|txt)$/;
/** Changed after the build, by whoever hosts the app: a compressed copy would go on saying what it said before. */
const CHANGED_LATER = 'config.json';

/** Writes `.gz` and `.br` beside every text file, so that the server compresses nothing while people wait. */
export function compressPlugin(): Plugin {
  return afterBuild('compress', (outDir) => {
    for (const file of listFiles(outDir).filter((name) => TEXT.test(name) && name !== CHANGED_LATER))
      compress(join(outDir, file));
  });
}

function compress(path: string): void {
  const bytes = readFileSync(path);
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  writeFileSync(
    `${path}.br`,
    brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
  );
}
