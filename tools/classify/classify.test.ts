import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { createClassifier } from '../../src/classifier/classify.ts';
import { createLegacyFile } from '../../src/classifier/modelFiles.testdata.ts';
import { parseModelText } from '../../src/classifier/parseModelText.ts';
import { writeHumanReadable } from '../../src/triage/humanReadable.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const model = parseModelText(readFileSync(join(ROOT, 'models', 'tickets.model.json'), 'utf8'));
const { classify } = createClassifier(model);
const START = [join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs'), join(ROOT, 'tools', 'classify', 'main.ts')];

function run(input: string | Buffer, ...options: string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [...START, ...options], { input, maxBuffer: 1e8 });
  const lines = stdout.toString().split('\n');
  expect(lines.pop()).toBe('');
  return { lines, stderr: stderr.toString(), status };
}

describe('npm run classify', () => {
  test('answers plain lines and JSON lines in order, and echoes the other fields', () => {
    const { lines, status } = run('where is my parcel\n{"id": 7, "text": "refund please", "tags": ["a"]}\r\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      classify('where is my parcel'),
      { id: 7, tags: ['a'], ...classify('refund please') },
    ]);
    expect(status).toBe(0);
  });

  test('puts an error in the place of a bad line, goes on, and ends with 2', () => {
    const { lines, status } = run('{"text": 5}\n\n{broken\n[1]\nfine and well\n{"id": 1}\n');
    const rows = lines.map((line) => JSON.parse(line));
    expect(rows.map(({ line, error }) => [line, error])).toEqual([
      [1, 'text: got a number, expected a string'],
      [2, 'got an empty line, expected a ticket'],
      [3, expect.stringContaining('begins like JSON but is not')],
      [undefined, undefined],
      [undefined, undefined],
      [6, 'text: got nothing, expected a string'],
    ]);
    expect(status).toBe(2);
  });

  test('keeps U+2028, emoji and the last line without its end', () => {
    const { lines } = run('{"text":"a\u2028b 😡 नहीं"}\nlast line');
    expect(lines).toHaveLength(2);
    expect(JSON.parse(lines[0])).toEqual(classify('a\u2028b 😡 नहीं'));
  });

  test('hands on what a hostile line brings without being changed by it', () => {
    const { lines } = run('{"__proto__": {"polluted": 1}, "constructor": 2, "text": "x"}\n');
    expect(lines[0]).toContain('"__proto__":{"polluted":1}');
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  test('keeps the fields of a labelled ticket under "input" where the answer has the same names', () => {
    const labelled = { id: 7, intent: 'refund', review: null, input: 'app', text: 'refund please' };
    const { lines, status } = run(`${JSON.stringify(labelled)}\n`);
    expect(JSON.parse(lines[0])).toEqual({
      id: 7,
      ...classify('refund please'),
      input: { intent: 'refund', review: null, input: 'app' },
    });
    expect(status).toBe(0);
  });

  test('answers a line that is too long, or nested too deep to be echoed, with an error in its place', () => {
    const deep = `{"text":"x","a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const { lines, status } = run(`${'x'.repeat(10_000_001)}\n${deep}\nfine\n`);
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { line: 1, error: 'got a line of more than 10000000 characters, expected at most as many' },
      { line: 2, error: expect.any(String) },
      classify('fine'),
    ]);
    expect(status).toBe(2);
  });

  test('--help prints the usage and ends with 0', () => {
    const { lines, stderr, status } = run('', '--help');
    expect(lines[0]).toMatch(/^usage: npm run -s classify -- \[--model FILE\]/);
    expect(lines.join('\n')).toContain('--text-column NAME');
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  test('answers with another model, of another format', () => {
    const file = join(tmpdir(), `legacy-${process.pid}.json`);
    writeFileSync(file, JSON.stringify(createLegacyFile()));
    const { lines } = run('refund\n', '--model', file);
    expect(JSON.parse(lines[0])).toMatchObject({
      model: { name: 'bow_vocab' },
      intent: { scores: { delivery_query: expect.any(Number) } },
    });
  });

  test('--triage adds sentences for people', () => {
    const { lines } = run('refund please\n', '--triage');
    expect(JSON.parse(lines[0]).human_readable).toMatchObject({
      summary: expect.stringContaining('most likely about'),
    });
  });

  test('answers each ticket as it comes, before the input has ended', async () => {
    const child = spawn(process.execPath, START);
    for (const text of ['where is my refund', 'the app crashes']) {
      const answer = new Promise<string>((resolve) => child.stdout.once('data', (chunk) => resolve(String(chunk))));
      child.stdin.write(`${text}\n`);
      expect(JSON.parse(await answer)).toEqual(classify(text));
    }
    child.stdin.end();
    await new Promise((resolve) => child.once('close', resolve));
  });

  test('ends quietly when its reader has seen enough', () => {
    const many = 'where is my order\n'.repeat(20_000);
    const command = `${process.execPath} ${START.join(' ')} | head -n 1`;
    const { stdout, stderr, status } = spawnSync('sh', ['-c', command], { input: many });
    expect(stdout.toString().split('\n')).toHaveLength(2);
    expect(stderr.toString()).toBe('');
    expect(status).toBe(0);
  });

  test.each([
    [['--nope'], /Unknown option '--nope'.*usage:/s],
    [['--model', '/nowhere.json'], /nowhere\.json: ENOENT/],
    [['--model', join(ROOT, 'package.json')], /package\.json: model file: got the keys .* expected a "format"/],
  ])('%j is refused with a sentence and 64', (options, message) => {
    const { stderr, status } = run('', ...options);
    expect(stderr).toMatch(message);
    expect(status).toBe(64);
  });
});

describe('npm run classify -- --csv', () => {
  test('keeps the columns and adds the answers', () => {
    const { lines, status } = run('id,text\n1,"where is it, please?\nstill waiting"\n2,"say ""hi"""\n', '--csv');
    const { intent } = classify('where is it, please?\nstill waiting');
    expect(lines[0]).toMatch(/^id,text,.*intent,intent_confidence.*,review,error$/);
    expect(lines.slice(1).join('\n')).toContain(`${intent.label},${intent.confidence.toFixed(4)}`);
    expect(lines.join('\n')).toContain('2,"say ""hi"""');
    expect(status).toBe(0);
  });

  test('says in the row what is wrong with it, and ends with 2', () => {
    const { lines, status } = run('id,text\n1\n2,fine\n3,too,many\n', '--csv');
    expect(lines[1]).toMatch(/"line 2: got 1 columns, expected 2"$/);
    expect(lines[2]).toMatch(/^2,fine,/);
    expect(lines[3]).toMatch(/"line 4: got 3 columns, expected 2"$/);
    expect(status).toBe(2);
  });

  test('says what a quote that is not closed has swallowed, and keeps the rows before it', () => {
    const { lines, status } = run('id,text\n1,refund please\n2,"no end\n3,where is it\n', '--csv');
    expect(lines[1]).toMatch(/^1,refund please,.*,$/);
    expect(lines[2]).toMatch(/Quote Not Closed.* at line \d; it and all that follows is not read/);
    expect(status).toBe(2);
  });

  test('takes an empty cell for a bad row, as an empty line is a bad ticket', () => {
    const { lines, status } = run('id,text\n1,\n2,"  "\n3,fine\n', '--csv');
    expect(lines[1]).toMatch(/^1,,.*,"line 2: text: got an empty cell, expected a ticket"$/);
    expect(lines[2]).toMatch(/^2, {2},.*,"line 3: text: got an empty cell, expected a ticket"$/);
    expect(lines[3]).toMatch(/^3,fine,.*,$/);
    expect(status).toBe(2);
  });

  test('--triage adds columns of sentences for people', () => {
    const { lines, status } = run('id,text\n1,refund please\n2,\n', '--csv', '--triage');
    expect(lines[0]).toMatch(/,review,summary,triage_note,reply_draft,error$/);
    const [, row, empty] = parse(lines.join('\n'));
    const { summary, triage_note, reply_draft } = writeHumanReadable(classify('refund please'));
    expect(row.slice(-4)).toEqual([summary, triage_note, reply_draft, '']);
    expect(empty.slice(-4)).toEqual(['', '', '', expect.stringMatching(/^line 3/)]);
    expect(status).toBe(2);
  });

  test('takes the text from the column it is told, and says when there is none', () => {
    expect(run('id;body\n', '--csv').stderr).toMatch(/no column "text": got id;body; name it with --text-column/);
    expect(run('id,body\n1,refund\n', '--csv', '--text-column', 'body').lines[1]).toMatch(/^1,refund,/);
  });
});
