// The plain way to run the reference model, as the yardstick: a dense float32 input vector and one loop a layer, row by
// row. It shares the tokens with the real thing, so that only the forward pass differs.

import { createPreparer, splitTokens } from '../../src/classifier/vocabularyNormaliser.ts';

interface LinearJson {
  readonly weight: readonly (readonly number[])[];
  readonly scale: readonly number[];
  readonly bias: readonly number[];
}

interface ReferenceJson {
  readonly preprocess: {
    readonly replace_urls: string;
    readonly replace_emails: string;
    readonly replace_numbers: string;
    readonly hinglish_map: Readonly<Record<string, string>>;
  };
  readonly vocab: {
    readonly bow_vocab: Readonly<Record<string, number>>;
    readonly embedding_vocab: Readonly<Record<string, number>>;
    readonly keywords: readonly string[];
    readonly max_tokens: number;
  };
  readonly labels: Readonly<Record<string, readonly string[]>>;
  readonly embedding: { readonly weights: readonly (readonly number[])[] };
  readonly layers: { readonly base_0: LinearJson; readonly base_2: LinearJson };
  readonly heads: Readonly<Record<string, LinearJson>>;
}

interface Linear {
  readonly numInputs: number;
  readonly weights: Float32Array;
  readonly bias: Float32Array;
  readonly output: Float32Array;
}

/** Returns the classifier: text → label and scores of each task. */
export function createDenseReference(json: unknown): (text: string) => Record<string, { label: string }> {
  const { preprocess, vocab, labels, embedding, layers, heads } = json as ReferenceJson;
  const prepare = createPreparer({
    lowercase: true,
    urlToken: preprocess.replace_urls,
    emailToken: preprocess.replace_emails,
    numberToken: preprocess.replace_numbers,
    replacements: new Map(Object.entries(preprocess.hinglish_map)),
  });
  const bag = new Map(Object.entries(vocab.bow_vocab));
  const words = new Map(Object.entries(vocab.embedding_vocab));
  const unknown = words.get('<unk>') ?? 0;
  const dim = embedding.weights[0].length;
  const embeddings = Float32Array.from(embedding.weights.flat());
  const first = linear(layers.base_0);
  const second = linear(layers.base_2);
  const outputs = Object.entries(heads).map(([name, head]) => ({ name, labels: labels[name], layer: linear(head) }));
  const input = new Float32Array(first.numInputs);
  const embeddingAt = bag.size + vocab.keywords.length;

  return (text) => {
    const tokens = splitTokens(prepare(text));
    const normalised = tokens.join(' ');
    input.fill(0);
    for (const token of tokens) {
      const index = bag.get(token);
      if (index !== undefined) input[index]++;
    }
    for (let i = 0; i < bag.size; i++) if (input[i] > 0) input[i] = Math.log1p(input[i]);
    for (let i = 0; i < vocab.keywords.length; i++) {
      if (normalised.includes(vocab.keywords[i])) input[bag.size + i] = 1;
    }
    const embedded = tokens.slice(0, vocab.max_tokens);
    for (const token of embedded) {
      const start = (words.get(token) ?? unknown) * dim;
      for (let c = 0; c < dim; c++) input[embeddingAt + c] += embeddings[start + c] / embedded.length;
    }
    relu(multiply(first, input));
    relu(multiply(second, first.output));
    const answers: Record<string, { label: string; scores: Record<string, number> }> = {};
    for (const { name, labels: names, layer } of outputs) answers[name] = answer(names, multiply(layer, second.output));
    return answers;
  };
}

function linear({ weight, scale, bias }: LinearJson): Linear {
  return {
    numInputs: weight[0].length,
    weights: Float32Array.from(weight.flatMap((row, k) => row.map((value) => value * scale[k]))),
    bias: Float32Array.from(bias),
    output: new Float32Array(bias.length),
  };
}

function multiply({ numInputs, weights, bias, output }: Linear, input: Float32Array): Float32Array {
  for (let k = 0; k < output.length; k++) {
    let sum = bias[k];
    const row = k * numInputs;
    for (let i = 0; i < numInputs; i++) sum += weights[row + i] * input[i];
    output[k] = sum;
  }
  return output;
}

function relu(values: Float32Array): void {
  for (let i = 0; i < values.length; i++) if (values[i] < 0) values[i] = 0;
}

function answer(labels: readonly string[], logits: Float32Array): { label: string; scores: Record<string, number> } {
  if (logits.length === 1) {
    const probability = 1 / (1 + Math.exp(-logits[0]));
    return {
      label: labels[probability >= 0.5 ? 1 : 0],
      scores: { [labels[0]]: 1 - probability, [labels[1]]: probability },
    };
  }
  const largest = Math.max(...logits);
  const powers = Array.from(logits, (logit) => Math.exp(logit - largest));
  const sum = powers.reduce((total, power) => total + power, 0);
  const scores: Record<string, number> = {};
  for (let i = 0; i < labels.length; i++) scores[labels[i]] = powers[i] / sum;
  return { label: labels[powers.indexOf(Math.max(...powers))], scores };
}
