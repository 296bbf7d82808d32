import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readText } from './readFiles.ts';

export interface NluppUtterance {
  readonly text: string;
  readonly domain: 'banking' | 'hotels';
  /** The intent modules it is made of, several at a time. */
  readonly intents: readonly string[];
}

/** NLU++ (Casanueva et al. 2022, CC BY 4.0): banking and hotel utterances, in all folds. */
export function readNlupp(dataDir: string): NluppUtterance[] {
  return (['banking', 'hotels'] as const).flatMap((domain) =>
    readdirSync(join(dataDir, 'nlupp', domain))
      .sort()
      .flatMap((name) => {
        const rows = JSON.parse(readText(dataDir, 'nlupp', domain, name)) as { text: string; intents?: string[] }[];
        return rows.map(({ text, intents = [] }) => ({ text, domain, intents }));
      }),
  );
}
