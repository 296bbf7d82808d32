import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEPARTMENT_OF_INTENT, type Intent } from '../../src/classifier/tasks.ts';
import { type CanonicalRecord, CORPUS_DIR } from './corpus.ts';
import { readCsv } from './readFiles.ts';

type Labels = Omit<CanonicalRecord, 'text' | 'department' | 'id'> & { readonly complaint_id: string };

/** Real complaints, in two parts that never change places. */
export interface RealComplaints {
  readonly train: readonly CanonicalRecord[];
  readonly test: readonly CanonicalRecord[];
}

/** Complaints are dealt by their id into this many parts, which stand for writers. */
const PARTS = 5;

/**
 * Complaint narratives of the US Consumer Financial Protection Bureau (public domain), with our labels from
 * `corpus/labels/cfpb.jsonl`; the texts are read from the data folder. The first part is held out.
 */
export function readCfpb(dataDir: string): RealComplaints {
  const texts = new Map(
    readCsv(dataDir, 'cfpb', 'narratives.csv').map((row) => [row['complaint_id'], row['narrative'].trim()]),
  );
  const records = readFileSync(join(CORPUS_DIR, 'labels', 'cfpb.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): CanonicalRecord => {
      const { complaint_id, ...labels } = JSON.parse(line) as Labels;
      const text = texts.get(complaint_id);
      if (text === undefined) throw new Error(`cfpb/narratives.csv: no complaint ${complaint_id}`);
      return {
        text,
        ...labels,
        department: DEPARTMENT_OF_INTENT[labels.intent as Intent],
        lang: 'en',
        writer: `cfpb-${Number(complaint_id) % PARTS}`,
        source: 'cfpb',
        id: complaint_id,
      };
    });
  const isHeldOut = ({ writer }: CanonicalRecord): boolean => writer === 'cfpb-0';
  return { train: records.filter((record) => !isHeldOut(record)), test: records.filter(isHeldOut) };
}
