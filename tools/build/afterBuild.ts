import type { Plugin } from 'vite';

/** A plugin that does something with the folder of a finished build; such plugins run one after the other, as listed. */
export function afterBuild(name: string, work: (outDir: string) => void | Promise<void>): Plugin {
  let outDir = 'dist';
  return {
    name,
    apply: 'build',
    configResolved(config) {
      outDir = config.build.outDir;
    },
    closeBundle: {
      sequential: true,
      order: 'post',
      handler: () => work(outDir),
    },
  };
}
