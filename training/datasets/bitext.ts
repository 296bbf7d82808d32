import type { LabelledText } from './banking77.ts';
import { readCsv } from './readFiles.ts';

export interface BitextRow extends LabelledText {
  /** Tagged as offensive by its authors. */
  readonly isOffensive: boolean;
}

/** Bitext customer service (2022, CDLA-Sharing-1.0), training split: 27 intents, written from templates. */
export function readBitext(dataDir: string): BitextRow[] {
  return readCsv(dataDir, 'bitext', 'data', 'train', 'Bitext_Sample_Customer_Service_Training_Dataset.csv').map(
    ({ utterance, intent, tags }) => ({ text: utterance, label: intent, isOffensive: tags.includes('W') }),
  );
}
