// npm run types: compiles each environment with its own configuration, so that a global that does not exist there is
// an error and not a surprise.

import { spawnSync } from 'node:child_process';

const CONFIGURATIONS = [
  'src/classifier',
  'src/triage',
  'src',
  'workers',
  'training',
  'tools',
  'e2e',
  'tsconfig.test.json',
];

let failed = false;
for (const configuration of CONFIGURATIONS) {
  const { status } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', configuration], {
    stdio: 'inherit',
  });
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${configuration}`);
  failed ||= status !== 0;
}
process.exit(failed ? 1 : 0);
