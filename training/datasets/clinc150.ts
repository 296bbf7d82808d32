import type { LabelledText } from './banking77.ts';
import { readText } from './readFiles.ts';

export type Clinc150Split = 'train' | 'val' | 'test' | 'oos_train' | 'oos_val' | 'oos_test';

/** CLINC150 (Larson et al. 2019, CC BY 3.0): queries in 150 classes and, in the oos splits, ones in none of them. */
export function readClinc150(dataDir: string, split: Clinc150Split): LabelledText[] {
  const file = JSON.parse(readText(dataDir, 'clinc150', 'data_full.json')) as Record<Clinc150Split, [string, string][]>;
  return file[split].map(([text, label]) => ({ text, label }));
}
