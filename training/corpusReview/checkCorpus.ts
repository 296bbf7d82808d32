// npm run corpus:check [-- --write]
// Holds the corpus against what it promises and prints its data card; with --write the card is written to its file.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readArguments } from '../arguments.ts';
import { CORPUS_DIR, readCorpus } from '../datasets/corpus.ts';
import { measureAgreement } from './agreement.ts';
import { findBreaches } from './breaches.ts';
import { createDataCard } from './dataCard.ts';

const { values } = readArguments({ write: { type: 'boolean', default: false } }, 'npm run corpus:check [-- --write]');
const records = readCorpus();
const breaches = findBreaches(records);
if (breaches.length > 0) {
  for (const breach of breaches) console.error(breach);
  console.error(`\n${breaches.length} breaches`);
  process.exit(1);
}
const card = createDataCard(records, measureAgreement());
console.log(card);
if (values.write) writeFileSync(join(CORPUS_DIR, 'DATA_CARD.md'), card);
