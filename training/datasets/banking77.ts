import { readCsv } from './readFiles.ts';

export interface LabelledText {
  readonly text: string;
  readonly label: string;
}

/** banking77 (Casanueva et al. 2020, CC BY 4.0): queries to a bank in 77 classes, in its published split. */
export function readBanking77(dataDir: string, split: 'train' | 'test'): LabelledText[] {
  return readCsv(dataDir, 'banking77', 'banking_data', `${split}.csv`).map(({ text, category }) => ({
    text,
    label: category,
  }));
}
