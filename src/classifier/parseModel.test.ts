import { describe, expect, test } from 'vitest';
import { createClassifier } from './classify.ts';
import { type Breakable, createLegacyFile, createReferenceFile, createTicketFile } from './modelFiles.testdata.ts';
import { parseModel } from './parseModel.ts';
import { MAX_MODEL_FILE_SIZE, parseModelText } from './parseModelText.ts';

interface Breakage {
  /** What is wrong with the file. */
  readonly what: string;
  readonly code?: string;
  readonly message: RegExp;
  readonly breakFile: (file: Breakable) => void;
}

function expectRefused(create: () => Breakable, { code = 'MODEL_FORMAT', message, breakFile }: Breakage): void {
  const file = create();
  breakFile(file);
  expect(() => parseModel(file)).toThrow(
    expect.objectContaining({ name: code, message: expect.stringMatching(message) }),
  );
}

describe('parseModel', () => {
  test.each([
    ['our own format', createTicketFile],
    ['the reference export', createReferenceFile],
    ['the older reference schema', createLegacyFile],
  ])('reads %s into a model that answers', (_, create) => {
    const prediction = createClassifier(parseModel(create())).classify('refund nahi mila');
    expect(prediction.intent.confidence).toBeGreaterThan(0);
    expect(prediction.model.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test.each([null, undefined, 7, 'model', [], true])('refuses %j, which is no object', (json) => {
    expect(() => parseModel(json)).toThrow(
      expect.objectContaining({ name: 'MODEL_FORMAT', message: expect.stringContaining('expected an object') }),
    );
  });

  test('refuses an object of no known format and says what it saw', () => {
    expect(() => parseModel({ weights: [], bias: 1 })).toThrow(/got the keys "weights, bias", expected a "format"/);
  });

  test('keeps nothing of the file: changing it later changes no answer', () => {
    const file = createReferenceFile();
    const { classify } = createClassifier(parseModel(file));
    const before = classify('refund');
    file.layers.base_0.weight[0].fill(127);
    file.labels.intent[0] = 'changed';
    expect(classify('refund')).toEqual(before);
  });

  test('takes a vocabulary word such as "constructor" for a word', () => {
    expect(createClassifier(parseModel(createReferenceFile())).classify('constructor').intent.label).toBeTypeOf(
      'string',
    );
  });
});

const TICKET_BREAKAGES: readonly Breakage[] = [
  {
    what: 'a foreign format',
    message: /format: got "onnx", expected "pocket-triage"/,
    breakFile: (f) => {
      f.format = 'onnx';
    },
  },
  {
    what: 'a newer format version',
    code: 'MODEL_VERSION',
    message: /format_version: got 2, expected 1/,
    breakFile: (f) => {
      f.format_version = 2;
    },
  },
  {
    what: 'a negative version',
    code: 'MODEL_VERSION',
    message: /version: got -1, expected a whole number from 1/,
    breakFile: (f) => {
      f.version = -1;
    },
  },
  {
    what: 'a version that is no number',
    code: 'MODEL_VERSION',
    message: /version: got "1"/,
    breakFile: (f) => {
      f.version = '1';
    },
  },
  {
    what: 'a missing part',
    message: /model file: got no embedding/,
    breakFile: (f) => {
      delete f.embedding;
    },
  },
  {
    what: 'an unknown part',
    message: /model file: got the unknown key "layers"/,
    breakFile: (f) => {
      f.layers = [];
    },
  },
  {
    what: 'a __proto__ key',
    message: /got the unknown key "__proto__"/,
    breakFile: (f) => Object.defineProperty(f, '__proto__', { value: {}, enumerable: true }),
  },
  {
    what: 'a __proto__ key among the synonyms',
    message: /encoder.synonyms: got the key "__proto__"/,
    breakFile: (f) => Object.defineProperty(f.encoder.synonyms, '__proto__', { value: 'x', enumerable: true }),
  },
  {
    what: 'another hash',
    message: /encoder.hash: got "crc32"/,
    breakFile: (f) => {
      f.encoder.hash = 'crc32';
    },
  },
  {
    what: 'no buckets',
    message: /encoder.num_buckets: got 0, expected a whole number from 1/,
    breakFile: (f) => {
      f.encoder.num_buckets = 0;
    },
  },
  {
    what: 'a billion buckets',
    message: /encoder.num_buckets: got 1000000000/,
    breakFile: (f) => {
      f.encoder.num_buckets = 1e9;
    },
  },
  {
    what: 'an n-gram of no length',
    message: /encoder.ngram_lengths\[0\]: got 0/,
    breakFile: (f) => {
      f.encoder.ngram_lengths = [0];
    },
  },
  {
    what: 'an empty phrase',
    message: /expected at least one word/,
    breakFile: (f) => {
      f.encoder.concepts.refund.push('  ');
    },
  },
  {
    what: 'truncated weights',
    message: /embedding.weights: got 4 base64 characters, expected 8 for 4 bytes/,
    breakFile: (f) => {
      f.embedding.weights = f.embedding.weights.slice(0, 4);
    },
  },
  {
    what: 'weights that are no base64',
    message: /at base64 position 0, expected a base64 character/,
    breakFile: (f) => {
      f.embedding.weights = `!${f.embedding.weights.slice(1)}`;
    },
  },
  {
    what: 'a weight below the range',
    message: /embedding.weights\[0\]: got -8, expected a weight from -7 to 7/,
    breakFile: (f) => {
      f.embedding.weights = `CH${f.embedding.weights.slice(2)}`;
    },
  },
  {
    what: 'a scale that is no number',
    message: /embedding.scales\[0\]: got NaN, expected a finite number/,
    breakFile: (f) => {
      f.embedding.scales = `wH+A${f.embedding.scales.slice(4)}`;
    },
  },
  {
    what: 'bits that are neither 4 nor 8',
    message: /embedding.bits: got 16, expected 4 or 8/,
    breakFile: (f) => {
      f.embedding.bits = 16;
    },
  },
  {
    what: 'altered weights',
    code: 'MODEL_CHECKSUM',
    message: /weights_sha256: got "?[^,]+, expected "[0-9a-f]{64}"/,
    breakFile: (f) => {
      f.embedding.weights = `A${f.embedding.weights.slice(1)}`;
    },
  },
  {
    what: 'another checksum',
    code: 'MODEL_CHECKSUM',
    message: /weights_sha256: got "abc"/,
    breakFile: (f) => {
      f.weights_sha256 = 'abc';
    },
  },
  {
    what: 'a changed spelling',
    code: 'MODEL_CHECKSUM',
    message: /content_sha256: got a string of 64 characters, expected "[0-9a-f]{64}"/,
    breakFile: (f) => {
      f.encoder.synonyms.nahi = 'yes';
    },
  },
  {
    what: 'a changed figure among the notes for people',
    code: 'MODEL_CHECKSUM',
    message: /content_sha256/,
    breakFile: (f) => {
      f.training.seed = 2;
    },
  },
  {
    what: 'notes for people that are nested too deep to be hashed',
    message: /model file: got more than 32 levels of nesting, expected at most 32/,
    breakFile: (f) => {
      for (let i = 0; i < 100_000; i++) f.training = { more: f.training };
    },
  },
  {
    what: 'a table that would not fit into memory',
    code: 'MODEL_SIZE',
    message: /embedding: got 69632 × 1024 numbers, expected at most 8000000/,
    breakFile: (f) => {
      f.encoder.num_buckets = 65_536;
      f.embedding.dim = 1024;
    },
  },
  {
    what: 'no content hash',
    message: /model file: got no content_sha256/,
    breakFile: (f) => {
      delete f.content_sha256;
    },
  },
  {
    what: 'a task of an unknown kind',
    message: /tasks\[0\].kind: got "crf"/,
    breakFile: (f) => {
      f.tasks[0].kind = 'crf';
    },
  },
  {
    what: 'no tasks',
    message: /tasks: got no task with weights/,
    breakFile: (f) => {
      f.tasks = [];
    },
  },
  {
    what: 'two tasks of one name',
    message: /tasks\[1\].name: got "intent", expected a name of its own/,
    breakFile: (f) => {
      f.tasks[1].name = 'intent';
    },
  },
  {
    what: 'a task named like another part of an answer',
    message: /got "review", expected a name of its own/,
    breakFile: (f) => {
      f.tasks[1].name = 'review';
    },
  },
  {
    what: 'a label twice',
    message: /tasks\[0\].labels: got the name "a"/,
    breakFile: (f) => {
      f.tasks[0].labels = ['a', 'a'];
    },
  },
  {
    what: 'a label more than weights',
    message: /tasks\[0\].weights: got \d+ base64 characters/,
    breakFile: (f) => {
      f.tasks[0].labels.push('c', 'd');
    },
  },
  {
    what: 'a temperature of zero',
    message: /tasks\[0\].temperature: got 0/,
    breakFile: (f) => {
      f.tasks[0].temperature = 0;
    },
  },
  {
    what: 'a sigmoid of three labels',
    message: /tasks\[1\].labels: got 3 labels, expected 2/,
    breakFile: (f) => {
      f.tasks[1].labels.push('maybe');
    },
  },
  {
    what: 'a sum of a task that is not there',
    message: /tasks\[2\].source: got "topic"/,
    breakFile: (f) => {
      f.tasks[2].source = 'topic';
    },
  },
  {
    what: 'a sum that leaves a label out',
    message: /tasks\[2\].groups: got a, expected each of a, b/,
    breakFile: (f) => {
      delete f.tasks[2].groups.b;
    },
  },
  {
    what: 'a sum into an unknown label',
    message: /tasks\[2\].groups.b: got "z", expected one of x, y/,
    breakFile: (f) => {
      f.tasks[2].groups.b = 'z';
    },
  },
  {
    what: 'an unknown ranked task',
    message: /ranked_task: got "topic", expected a softmax task/,
    breakFile: (f) => {
      f.ranked_task = 'topic';
    },
  },
  {
    what: 'a review of an unknown task',
    message: /review.tasks: got "topic"/,
    breakFile: (f) => {
      f.review.tasks = ['topic'];
    },
  },
  {
    what: 'a self-test with an unknown label',
    message: /self_test\[0\].expected.intent.label: got "z"/,
    breakFile: (f) => {
      f.self_test = [
        {
          text: 't',
          expected: {
            intent: { label: 'z', confidence: 1 },
            urgent: { label: 'no', confidence: 1 },
            department: { label: 'x', confidence: 1 },
          },
        },
      ];
    },
  },
];

const REFERENCE_BREAKAGES: readonly Breakage[] = [
  {
    what: 'a negative version',
    code: 'MODEL_VERSION',
    message: /version: got -1, expected 1/,
    breakFile: (f) => {
      f.version = -1;
    },
  },
  {
    what: 'a newer version',
    code: 'MODEL_VERSION',
    message: /version: got 2, expected 1/,
    breakFile: (f) => {
      f.version = 2;
    },
  },
  {
    what: 'another model type',
    message: /metadata.model_type: got "cnn"/,
    breakFile: (f) => {
      f.metadata.model_type = 'cnn';
    },
  },
  {
    what: 'an empty vocabulary',
    message: /bow_vocab: got no words/,
    breakFile: (f) => {
      f.vocab.bow_vocab = {};
      f.metadata.dense_size = 1;
    },
  },
  {
    what: 'a __proto__ word',
    message: /bow_vocab: got the key "__proto__"/,
    breakFile: (f) => Object.defineProperty(f.vocab.bow_vocab, '__proto__', { value: 0, enumerable: true }),
  },
  {
    what: 'a negative index',
    message: /bow_vocab.late: got -1/,
    breakFile: (f) => {
      f.vocab.bow_vocab.late = -1;
    },
  },
  {
    what: 'an index twice',
    message: /bow_vocab.late: got the index 0 again/,
    breakFile: (f) => {
      f.vocab.bow_vocab.late = 0;
    },
  },
  {
    what: 'an index beyond the vocabulary',
    message: /bow_vocab.late: got 9, expected an index below 3/,
    breakFile: (f) => {
      f.vocab.bow_vocab.late = 9;
    },
  },
  {
    what: 'a wrong dense size',
    message: /metadata.dense_size: got 5, expected 4/,
    breakFile: (f) => {
      f.metadata.dense_size = 5;
    },
  },
  {
    what: 'a wrong hidden size',
    message: /metadata.hidden_size: got 64, expected 2/,
    breakFile: (f) => {
      f.metadata.hidden_size = 64;
    },
  },
  {
    what: 'a missing layer',
    message: /layers: got no base_2/,
    breakFile: (f) => {
      delete f.layers.base_2;
    },
  },
  {
    what: 'an extra layer',
    message: /layers: got the unknown key "base_4"/,
    breakFile: (f) => {
      f.layers.base_4 = { type: 'relu' };
    },
  },
  {
    what: 'another activation',
    message: /layers.base_1.type: got "tanh", expected "relu"/,
    breakFile: (f) => {
      f.layers.base_1.type = 'tanh';
    },
  },
  {
    what: 'a ragged matrix',
    message: /layers.base_0.weight\[1\]: got 5 numbers, expected 6/,
    breakFile: (f) => {
      f.layers.base_0.weight[1].pop();
    },
  },
  {
    what: 'an empty matrix',
    message: /layers.base_0.weight: got an empty matrix/,
    breakFile: (f) => {
      f.layers.base_0.weight = [];
    },
  },
  {
    what: 'a matrix of another shape',
    message: /layers.base_2.weight: got shape 2 × 3, expected 2 × 2/,
    breakFile: (f) => {
      for (const row of f.layers.base_2.weight) row.push(1);
    },
  },
  {
    what: 'a first layer that does not fit the input',
    message: /first layer: got shape 2 × 7, expected 2 × 6/,
    breakFile: (f) => {
      for (const row of f.layers.base_0.weight) row.push(1);
      f.layers.base_0.in_features = 7;
    },
  },
  {
    what: 'a weight of 128',
    message: /layers.base_0.weight\[0\]\[1\]: got 128/,
    breakFile: (f) => {
      f.layers.base_0.weight[0][1] = 128;
    },
  },
  {
    what: 'a weight of 1.5',
    message: /layers.base_0.weight\[0\]\[1\]: got 1.5/,
    breakFile: (f) => {
      f.layers.base_0.weight[0][1] = 1.5;
    },
  },
  {
    what: 'a NaN',
    message: /layers.base_0.bias\[0\]: got NaN, expected a finite number/,
    breakFile: (f) => {
      f.layers.base_0.bias[0] = Number.NaN;
    },
  },
  {
    what: 'a number beyond float32',
    message: /layers.base_0.scale\[0\]: got 1e\+300/,
    breakFile: (f) => {
      f.layers.base_0.scale[0] = 1e300;
    },
  },
  {
    what: 'a bias too short',
    message: /layers.base_0.bias: got 1 numbers, expected 2/,
    breakFile: (f) => {
      f.layers.base_0.bias.pop();
    },
  },
  {
    what: 'a text where a number should be',
    message: /heads.intent.bias\[0\]: got "0", expected a finite number/,
    breakFile: (f) => {
      f.heads.intent.bias[0] = '0';
    },
  },
  {
    what: 'a head without labels',
    message: /heads: got the unknown key "urgency"/,
    breakFile: (f) => {
      f.heads.urgency = f.heads.intent;
    },
  },
  {
    what: 'labels without a head',
    message: /heads: got no intent/,
    breakFile: (f) => {
      delete f.heads.intent;
    },
  },
  {
    what: 'a label too many',
    message: /heads.intent: got shape 3 × 2, expected 4 × 2/,
    breakFile: (f) => {
      f.labels.intent.push('x');
    },
  },
  {
    what: 'embeddings that do not cover the words',
    message: /embedding: got 2 rows, expected at least 3/,
    breakFile: (f) => {
      f.embedding.weights.pop();
    },
  },
  {
    what: 'a padding index that is another word',
    message: /embedding.padding_idx: got 1, expected 0/,
    breakFile: (f) => {
      f.embedding.padding_idx = 1;
    },
  },
  ...['review', 'in_scope', 'model', 'intent_top_k'].map((name) => ({
    what: `a task named ${name}, like another part of an answer`,
    message: new RegExp(`labels: got "${name}", expected a name of its own`),
    breakFile: (f: Breakable) => {
      f.labels[name] = f.labels.department;
      f.heads[name] = f.heads.department;
    },
  })),
  {
    what: 'layers that each are small and together ask for 160 GB',
    code: 'MODEL_SIZE',
    message: /first layer: got 200004 × 200000 numbers, expected at most 8000000/,
    breakFile: (f) => {
      const many = 200_000;
      f.embedding.weights = new Array(many).fill([0, 0]);
      f.metadata.hidden_size = many;
      Object.assign(f.layers.base_0, {
        out_features: many,
        weight: new Array(many).fill([0, 0, 0, 0, 0, 0]),
        scale: new Array(many).fill(1),
        bias: new Array(many).fill(0),
      });
      Object.assign(f.layers.base_2, { in_features: many, weight: [0, 1].map(() => new Array(many).fill(0)) });
    },
  },
  {
    what: 'embeddings of another width',
    message: /metadata.embedding_dim: got 2, expected 3/,
    breakFile: (f) => {
      for (const row of f.embedding.weights) row.push(0);
    },
  },
];

const LEGACY_BREAKAGES: readonly Breakage[] = [
  {
    what: 'a missing layer',
    message: /base: got no dense2/,
    breakFile: (f) => {
      delete f.base.dense2;
    },
  },
  {
    what: 'an extra layer',
    message: /base: got the unknown key "dense3"/,
    breakFile: (f) => {
      f.base.dense3 = f.base.dense2;
    },
  },
  {
    what: 'a missing head',
    message: /heads: got no sentiment/,
    breakFile: (f) => {
      delete f.heads.sentiment;
    },
  },
  {
    what: 'a layer without weights',
    message: /base.dense1: got no weights, expected weights or weights_int8/,
    breakFile: (f) => {
      delete f.base.dense1.weights;
    },
  },
  {
    what: 'int8 weights without scales',
    message: /base.dense2.scales: got undefined/,
    breakFile: (f) => {
      f.base.dense2.weights_int8 = [
        [1, 2],
        [3, 4],
      ];
    },
  },
  {
    what: 'float and int8 weights of different shapes',
    message: /base.dense2.weights_int8: got shape 1 × 2, expected 2 × 2/,
    breakFile: (f) => {
      f.base.dense2.weights_int8 = [[1, 2]];
      f.base.dense2.scales = [1];
    },
  },
  {
    what: 'an infinity',
    message: /embeddings.matrix\[0\]\[1\]: got Infinity/,
    breakFile: (f) => {
      f.embeddings.matrix[0][1] = Number.POSITIVE_INFINITY;
    },
  },
  {
    what: 'too few labels in a head',
    message: /heads.intent: got shape 3 × 2, expected 4 × 2/,
    breakFile: (f) => {
      f.heads.intent.weights.pop();
      f.heads.intent.bias.pop();
    },
  },
];

describe.each([
  { format: 'our own format', create: createTicketFile, breakages: TICKET_BREAKAGES },
  { format: 'the reference export', create: createReferenceFile, breakages: REFERENCE_BREAKAGES },
  { format: 'the older reference schema', create: createLegacyFile, breakages: LEGACY_BREAKAGES },
])('parseModel on $format', ({ create, breakages }) => {
  test.each(breakages)('refuses $what', (breakage) => {
    expectRefused(create, breakage);
  });
});

test('the older schema prefers int8 weights where it has both', () => {
  const file = createLegacyFile();
  const before = createClassifier(parseModel(file)).classify('refund late');
  file.heads.intent.weights_int8 = [
    [0, 0],
    [0, 0],
    [0, 0],
    [0, 0],
  ];
  file.heads.intent.scales = [1, 1, 1, 1];
  const after = createClassifier(parseModel(file)).classify('refund late');
  expect(after.intent.confidence).toBeCloseTo(0.25, 6);
  expect(before.intent.confidence).not.toBeCloseTo(0.25, 3);
});

describe('parseModelText', () => {
  test('refuses text that is not JSON', () => {
    expect(() => parseModelText(JSON.stringify(createTicketFile()).slice(0, 200))).toThrow(
      expect.objectContaining({ name: 'MODEL_FORMAT', message: expect.stringContaining('not JSON') }),
    );
  });

  test('refuses 200 MB before it reads any of it', () => {
    const text = ' '.repeat(200 * 1024 * 1024);
    expect(() => parseModelText(text)).toThrow(
      expect.objectContaining({
        name: 'MODEL_SIZE',
        message: `model file: got ${text.length} bytes, expected at most ${MAX_MODEL_FILE_SIZE}`,
      }),
    );
  });

  test('refuses a 200 MB list inside a small file', () => {
    const file = createReferenceFile();
    file.layers.base_0.weight = new Array(25_000_000).fill([1]);
    expect(() => parseModel(file)).toThrow(
      expect.objectContaining({ name: 'MODEL_FORMAT', message: expect.stringContaining('a list of 25000000') }),
    );
  });
});
