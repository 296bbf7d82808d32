// Splits normalised text into tokens, and spells words that people write in many ways in one way.

const TOKEN = /<url>|<email>|[\p{L}\p{M}\p{N}']+|[?!]+|[^\s]/gu;

/** Spellings that mean one thing ("nahi", "nhi" → "not"), matched on whole tokens, the longest first. */
export interface Synonyms {
  /** First token of a spelling → spellings that begin with it, longest first. */
  readonly byFirstToken: ReadonlyMap<string, readonly Spelling[]>;
}

interface Spelling {
  readonly source: readonly string[];
  readonly target: readonly string[];
}

/** Words (letters, marks, digits, apostrophes), runs of ? and !, `<url>`, `<email>`, and any other character alone. */
export function splitTokens(normalised: string): string[] {
  return normalised.match(TOKEN) ?? [];
}

/** Splits and applies the synonyms in one pass from left to right. */
export function tokenise(normalised: string, synonyms: Synonyms): string[] {
  const tokens = splitTokens(normalised);
  const result: string[] = [];
  for (let i = 0; i < tokens.length; ) {
    const spelling = findSpelling(tokens, i, synonyms);
    if (spelling === undefined) {
      result.push(tokens[i++]);
    } else {
      result.push(...spelling.target);
      i += spelling.source.length;
    }
  }
  return result;
}

function findSpelling(tokens: readonly string[], at: number, synonyms: Synonyms): Spelling | undefined {
  const candidates = synonyms.byFirstToken.get(tokens[at]);
  return candidates?.find(({ source }) => matchesAt(tokens, at, source));
}

/** Whether `sequence` stands in `tokens` from position `at` on. */
export function matchesAt(tokens: readonly string[], at: number, sequence: readonly string[]): boolean {
  for (let i = 0; i < sequence.length; i++) if (tokens[at + i] !== sequence[i]) return false;
  return true;
}

/** Indexes spelling → replacement pairs, both given as normalised text. */
export function indexSynonyms(spellings: Iterable<readonly [string, string]>): Synonyms {
  const byFirstToken = new Map<string, Spelling[]>();
  for (const [from, to] of spellings) {
    const source = splitTokens(from);
    const candidates = byFirstToken.get(source[0]) ?? [];
    candidates.push({ source, target: splitTokens(to) });
    candidates.sort((a, b) => b.source.length - a.source.length);
    byFirstToken.set(source[0], candidates);
  }
  return { byFirstToken };
}
