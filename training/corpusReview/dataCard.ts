import writers from '../corpus/writers.json' with { type: 'json' };
import type { CanonicalRecord } from '../datasets/corpus.ts';
import type { Agreement } from './agreement.ts';
import { countTable, intentTable, lengthTable, tableByIntent } from './tables.ts';

/** The data card of the corpus: what is in it, how it was written, how well two labellers agree, what is missing. */
export function createDataCard(records: readonly CanonicalRecord[], agreement: readonly Agreement[]): string {
  const numWriters = new Set(records.map(({ writer }) => writer)).size;
  return `# Data card: tickets written for Pocket Triage

Written by \`npm run corpus:check -- --write\`; do not edit.

${records.length} support tickets by ${numWriters} writers, each written on its own and labelled by \`GUIDE.md\`. CC0 1.0: use them
for anything.

## How it was written

Each file is one writer: one voice, one part of the world, one temper, kept apart from the others so that none borrowed
another's wording. The writers are language models under the direction of the maintainers, asked for one particular
person's message at a time, with quotas for intents, lengths, moods and the share that avoids the obvious word; texts
that resembled another were rewritten. No text was made by filling a template. Companies, people and numbers are made
up. Whole writers are held out for validation and for the test (\`writers.json\`).

\`labels/cfpb.jsonl\` holds our labels for real complaint narratives published by the US Consumer Financial Protection
Bureau; their texts are not ours and stay in the data folder.

## Counts

${intentTable(records, ({ lang }) => lang ?? '')}

${tableByIntent('domain', records, ({ domain }) => domain ?? '')}

${tableByIntent('voice', records, voiceOf)}

${intentTable(records, ({ sentiment }) => sentiment)}

${intentTable(records, ({ churn_risk }) => `churn ${churn_risk}`)}

${intentTable(records, ({ urgency }) => urgency ?? '')}

${countTable('channel', records, ({ channel }) => channel ?? '')}

${countTable('set', records, ({ writer }) => writers[writer as keyof typeof writers].set)}

## Lengths

${lengthTable(records)}

## Agreement

A second labeller saw the text of ${agreement[0].count} tickets drawn at random, and nothing else; the figures are from before any
label was mended. Where the two differed, the guide was made clearer. Writers and labellers are language models of one
make, so they agree more than two people would.

Tickets whose label no network believed that was trained without their writer (\`npm run corpus:suspects\`) were read one
by one: \`labels/reviewed.jsonl\` says of each why its label was kept or changed.

| task | agreed | Cohen's kappa |
|---|---:|---:|
${agreement.map(({ task, agreed, kappa }) => `| ${task} | ${(agreed * 100).toFixed(1)} % | ${kappa.toFixed(2)} |`).join('\n')}

## Known gaps

- Written, not collected: however hard a writer tries, a real inbox is duller, vaguer and more repetitive.
- Spanish, German, French and Portuguese have some hundred and fifty tickets each, Hindi in Devanagari two hundred and
  fifty; other languages none.
- The people who write are invented by models with habits of their own; a trade or a temper nobody thought of is
  missing without a trace.
- One label a task, even where two people would differ; see the agreement above.
`;
}

function voiceOf({ writer }: CanonicalRecord): string {
  return writers[writer as keyof typeof writers].voice;
}
