import { TASKS } from '../src/classifier/tasks.ts';
import type { Model } from '../src/classifier/types.ts';
import type { CanonicalRecord } from './datasets/corpus.ts';
import { type Evaluation, formatEvaluation, percent } from './evaluateModel.ts';
import ablation from './experiments/ablation.json' with { type: 'json' };
import type { FitSettings } from './fit.ts';
import { IN_SCOPE, type Robustness } from './robustness.ts';
import type { CorpusSplit } from './split.ts';

export interface ModelCardParts {
  readonly release: {
    readonly file: string;
    readonly version: number;
    readonly bytes: number;
    readonly sha256: string;
  };
  readonly model: Model;
  readonly seed: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly evaluations: Readonly<Record<'validation' | 'test' | 'complaints', Evaluation>>;
  readonly robustness: Robustness;
  readonly review: { readonly min_confidence: number };
  readonly split: CorpusSplit;
  readonly fit: FitSettings;
  readonly temperatures: Readonly<Record<string, number>>;
}

const SOURCES: Readonly<Record<string, string>> = {
  corpus: 'our own tickets, written one by one (`training/corpus/`), CC0',
  cfpb: 'complaint narratives of the US Consumer Financial Protection Bureau, public domain, labelled by hand',
  correction: 'corrections made at the desk',
  bitext: 'Bitext customer service 2022, CDLA-Sharing-1.0',
  banking77: 'banking77 (Casanueva et al. 2020), CC BY 4.0',
  clinc150: 'CLINC150 (Larson et al. 2019), CC BY 3.0: the classes that are support intents',
  'clinc150-other': 'CLINC150: the other classes and out-of-scope queries; they teach only what is no ticket',
  nlupp: 'NLU++ (Casanueva et al. 2022), CC BY 4.0: the utterances whose modules say one of our intents',
  tweets: 'TweetEval and XLM-T English, sentiment of tweets, for research use',
};

/** The model card: what the model is, what it learned from, how well it does and where it does not. */
export function createModelCard(parts: ModelCardParts): string {
  const { release, model, seed, counts, evaluations, robustness, split, fit } = parts;
  const [embedding] = model.layers;
  return `# Model card: ${model.id.name} ${release.version}

Written by \`npm run train\`; do not edit.

Reads a support ticket and answers five questions: ${Object.keys(TASKS).join(', ')}. It runs in the browser, in a
worker, and sends nothing anywhere.

| | |
|---|---|
| file | \`${release.file}\`, ${release.bytes} bytes, sha256 \`${release.sha256}\` |
| weights | sha256 \`${model.id.sha256}\` |
| network | ${embedding.numInputs} hashed features (words, word pairs, concepts, character 3- and 4-grams) × ${embedding.numOutputs} int4 → ReLU → int8 heads |
| training | seed ${seed}, at most ${fit.epochs} epochs, AdamW ${fit.learningRate} → 0, dropout ${fit.dropout} and ${fit.featureDropout}, int4 in the forward pass from epoch ${fit.quantiseFrom + 1} |
| temperatures | ${Object.entries(parts.temperatures)
    .map(([task, value]) => `${task} ${value}`)
    .join(', ')} |

To rebuild it to the last bit: \`npm run train -- --data DIR --seed ${seed}\`, where DIR holds the public sets below.

## Data

| rows | source |
|---:|---|
${Object.entries(counts)
  .map(([source, count]) => `| ${count} | ${SOURCES[source] ?? source} |`)
  .join('\n')}

Written tickets by language: ${countBy([...split.train, ...split.validation, ...split.test], (row) => row.lang ?? '?')}.
${countWriters(split.validation)} writers are held out whole for validation (early stopping, temperatures), ${countWriters(split.test)} for the test below.

## Figures

Tickets of writers the model never read:

\`\`\`text
${formatEvaluation(evaluations.test)}
\`\`\`

Intents of the same tickets where things go wrong:

| | |
|---|---:|
| as they were written | ${percent(robustness.clean)} % |
| one letter swapped or dropped in a fifth of the words | ${percent(robustness.withTypos)} % |
| in float32, before the weights were quantised | ${percent(robustness.float)} % |
| advised for review (confidence below ${parts.review.min_confidence}, fitted on the validation writers) | ${percent(robustness.review.share)} % of the tickets |
| right among the others | ${percent(robustness.review.accuracyOfOthers)} % |
| CLINC150's out-of-scope test queries called out of scope (below ${IN_SCOPE}) | ${percent(robustness.outOfScope.queries)} % |
| tickets called out of scope by mistake | ${percent(robustness.outOfScope.tickets)} % |

What the sources of training data bring, as measured by \`npm run ablation\` (test writers, one seed):

${ablationTable()}

Real complaints about banks, lenders and debt collectors, every fifth of those labelled:

\`\`\`text
${formatEvaluation(evaluations.complaints)}
\`\`\`

Validation writers (used to stop training and to fit temperatures, so a little flattering):

\`\`\`text
${formatEvaluation(evaluations.validation)}
\`\`\`

Confusion of intents on the test writers, true label in rows:

${confusionTable(evaluations.test.confusion)}

## Limits

- It has read ${split.train.length} written tickets. On a voice, trade or language it has not read it errs often, and its
  confidence says so only in part. It offers; it must not decide.
- Hindi, Spanish, German, French and Portuguese are thin; other languages it does not know.
- Sarcasm, and a wish that is only implied, are often missed.
- It reads the first ${model.encoder.kind === 'hashed' ? model.encoder.maxChars : ''} characters.
- Labels follow \`training/corpus/GUIDE.md\`: another team's idea of a "complaint" may differ.
`;
}

function ablationTable(): string {
  return [
    '| trained on | intent | first three | all five |',
    '|---|---:|---:|---:|',
    ...ablation.map(
      ({ name, intent, topThree, allRight }) =>
        `| ${name} | ${percent(intent)} % | ${percent(topThree)} % | ${percent(allRight)} % |`,
    ),
  ].join('\n');
}

function countWriters(rows: readonly CanonicalRecord[]): number {
  return new Set(rows.map(({ writer }) => writer)).size;
}

function countBy(rows: readonly CanonicalRecord[], key: (row: CanonicalRecord) => string): string {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(key(row), (counts.get(key(row)) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}

function confusionTable(confusion: readonly (readonly number[])[]): string {
  const short = TASKS.intent.map((label) =>
    label
      .split('_')
      .map((word) => word.slice(0, 4))
      .join('_'),
  );
  return [
    `| | ${short.join(' | ')} |`,
    `|---|${short.map(() => '---:').join('|')}|`,
    ...confusion.map((row, i) => `| ${TASKS.intent[i]} | ${row.map((count) => count || '').join(' | ')} |`),
  ].join('\n');
}
