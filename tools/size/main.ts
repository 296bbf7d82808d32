// npm run size: builds the app and weighs it against its budgets. Fails when one of the gates does.

import { join } from 'node:path';
import { build } from 'vite';
import { listFiles } from '../build/listFiles.ts';
import { checkBudgets } from './budgets.ts';
import { checkClassicScript } from './classicScript.ts';
import { checkForeignUrls } from './foreignUrls.ts';
import { checkPrecache } from './precache.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const DIST = join(ROOT, 'dist');
const COMPRESSED_COPY = /\.(?:gz|br)$/;

await build({ root: ROOT, logLevel: 'warn' });
const files = listFiles(DIST).filter((file) => !COMPRESSED_COPY.test(file));
const problems = [checkBudgets, checkPrecache, checkClassicScript, checkForeignUrls].flatMap((check) =>
  check(DIST, files),
);
for (const problem of problems) console.error(`size: ${problem}`);
process.exit(problems.length > 0 ? 1 : 0);
