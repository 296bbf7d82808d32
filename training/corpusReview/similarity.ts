export interface SimilarPair {
  readonly first: number;
  readonly second: number;
  /** Shared character 5-grams ÷ 5-grams of the text that has fewer: 1 when one text is contained in the other. */
  readonly containment: number;
}

const GRAM_LENGTH = 5;

/**
 * All pairs of texts whose containment is above `limit`. A pair above it shares one of the rarest grams of its shorter
 * text, so only texts that share one of those are compared (prefix filter, Chaudhuri et al. 2006).
 */
export function findSimilarPairs(texts: readonly string[], limit: number): SimilarPair[] {
  const grams = texts.map(gramsOf);
  const holders = new Map<string, number[]>();
  for (let i = 0; i < grams.length; i++) {
    for (const gram of grams[i]) {
      const list = holders.get(gram);
      if (list === undefined) holders.set(gram, [i]);
      else list.push(i);
    }
  }
  const pairs: SimilarPair[] = [];
  for (let i = 0; i < grams.length; i++) {
    const rarest = [...grams[i]].sort((a, b) => countOf(holders, a) - countOf(holders, b));
    const prefix = rarest.slice(0, Math.floor(rarest.length * (1 - limit)) + 1);
    const candidates = new Set(prefix.flatMap((gram) => holders.get(gram) ?? []));
    for (const j of candidates) {
      const isShorter = grams[i].size < grams[j].size || (grams[i].size === grams[j].size && i < j);
      if (!isShorter) continue;
      const containment = share(grams[i], grams[j]);
      if (containment > limit) pairs.push({ first: Math.min(i, j), second: Math.max(i, j), containment });
    }
  }
  return pairs.sort((a, b) => a.first - b.first || a.second - b.second);
}

function gramsOf(text: string): Set<string> {
  const folded = text.toLowerCase().replace(/\s+/g, ' ').trim();
  const grams = new Set<string>();
  for (let i = 0; i + GRAM_LENGTH <= folded.length; i++) grams.add(folded.slice(i, i + GRAM_LENGTH));
  return grams.size === 0 ? new Set([folded]) : grams;
}

function countOf(holders: ReadonlyMap<string, readonly number[]>, gram: string): number {
  return holders.get(gram)?.length ?? 0;
}

function share(part: ReadonlySet<string>, whole: ReadonlySet<string>): number {
  let shared = 0;
  for (const gram of part) if (whole.has(gram)) shared++;
  return shared / part.size;
}
