import type { Example } from '../example.ts';
import mappings from '../mappings.json' with { type: 'json' };
import nluppRules from '../nluppRules.json' with { type: 'json' };
import { readBanking77 } from './banking77.ts';
import { readBitext } from './bitext.ts';
import { readClinc150 } from './clinc150.ts';
import { type NluppUtterance, readNlupp } from './nlupp.ts';
import { readTweets } from './tweets.ts';

/** What a class of a public data set means in our tasks; null masks a task. */
interface Mapping {
  readonly intent: string;
  readonly sentiment: string | null;
  readonly lead_intent: string | null;
  readonly churn_risk: string | null;
  /** `low` marks a class whose rows mean different things: it is left out. */
  readonly confidence: string;
}

/**
 * The public training data, turned into our tasks by `mappings.json`; test splits are never read. Rows that are no
 * support tickets, CLINC's general and out-of-scope queries and tweets, teach the scope logit what is out of scope.
 */
export function readPublicExamples(dataDir: string): Example[] {
  const bitext = readBitext(dataDir).flatMap(({ text, label, isOffensive }) => {
    const mapping: Mapping | undefined = (mappings.bitext as Record<string, Mapping>)[label];
    return mapExample(text, mapping && isOffensive ? { ...mapping, sentiment: 'negative' } : mapping, 'bitext', 'in');
  });
  const banking = readBanking77(dataDir, 'train').flatMap(({ text, label }) =>
    mapExample(text, (mappings.banking77 as Record<string, Mapping>)[label], 'banking77', 'in'),
  );
  const skipped = new Set(mappings.clinc150_skip);
  const clinc = readClinc150(dataDir, 'train').flatMap(({ text, label }) => {
    if (skipped.has(label)) return [];
    const mapping = (mappings.clinc150 as Record<string, Mapping>)[label];
    return mapping === undefined
      ? mapExample(text, mappings.clinc150_default, 'clinc150-other', 'out')
      : mapExample(text, mapping, 'clinc150', 'in');
  });
  const outOfScope = readClinc150(dataDir, 'oos_train').flatMap(({ text }) =>
    mapExample(text, mappings.clinc_oos, 'clinc150-other', 'out'),
  );
  const tweets = readTweets(dataDir).map(({ text, label }) => ({
    text,
    labels: { sentiment: label, scope: 'out' },
    source: 'tweets',
  }));
  const nlupp = readNlupp(dataDir).flatMap((utterance) =>
    mapExample(utterance.text, mapNlupp(utterance), 'nlupp', 'in'),
  );
  return [...bitext, ...banking, ...clinc, ...outOfScope, ...tweets, ...nlupp];
}

/** The first rule that an utterance's modules obey; most obey none, and are left out. */
function mapNlupp({ domain, intents }: NluppUtterance): Mapping | undefined {
  const rule = nluppRules.find(
    ({ all, none, ...rule }) =>
      rule.domain === domain &&
      all.every((module) => intents.includes(module)) &&
      !none.some((module) => intents.includes(module)),
  );
  return rule && { ...rule, sentiment: null, confidence: 'high' };
}

function mapExample(text: string, mapping: Mapping | undefined, source: string, scope: 'in' | 'out'): Example[] {
  if (mapping === undefined || mapping.confidence === 'low') return [];
  const { intent, sentiment, lead_intent, churn_risk } = mapping;
  return [
    {
      text,
      labels: {
        intent,
        scope,
        ...(sentiment === null ? {} : { sentiment }),
        ...(lead_intent === null ? {} : { lead_intent }),
        ...(churn_risk === null ? {} : { churn_risk }),
      },
      source,
    },
  ];
}
