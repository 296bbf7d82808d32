// npm run -s classify: tickets on standard input, answers on standard output, in order, as they come. See USAGE.

import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Classifier, createClassifier } from '../../src/classifier/classify.ts';
import { checkModelFileSize, parseModelText } from '../../src/classifier/parseModelText.ts';
import type { Model } from '../../src/classifier/types.ts';
import { createAnswerColumns } from './answerColumns.ts';
import { createAssess } from './assess.ts';
import { classifyCsv } from './classifyCsv.ts';
import { classifyLines } from './classifyLines.ts';
import { readLines } from './readLines.ts';
import { createOutput } from './writeOut.ts';

const SHIPPED_MODEL = join(import.meta.dirname, '..', '..', 'models', 'tickets.model.json');
const USAGE = `usage: npm run -s classify -- [--model FILE] [--triage] [--csv] [--text-column NAME]

Reads tickets from standard input, one a line, plain or as a JSON object with a "text", and writes an answer a line.

  --model FILE        another model than the shipped one
  --triage            adds a summary, a triage note and a reply draft
  --csv               reads CSV with a header, and writes it with the answers as further columns
  --text-column NAME  the column of the text, if it is not "text"
  --help              shows this

Exit code 2: some line was bad, and says so in its place; 64: the command itself was wrong.`;
/** Exit codes: some line was bad; the command itself was wrong. */
const BAD_LINES = 2;
const WRONG_USE = 64;

const options = readOptions();
if (options.help) {
  console.log(USAGE);
  process.exit();
}
const { model, classifier } = loadModel(options.model);
const taskNames = model.tasks.map(({ name }) => name);
const assess = createAssess(classifier, options.triage);
const output = createOutput(process.stdout);
try {
  const bad = options.csv
    ? await classifyCsv(
        process.stdin,
        options['text-column'],
        createAnswerColumns(taskNames, options.triage),
        assess,
        output,
      )
    : await classifyLines(readLines(process.stdin), assess, output);
  process.exitCode = bad > 0 ? BAD_LINES : 0;
} catch (error) {
  await output.flush();
  fail((error as Error).message, BAD_LINES);
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        model: { type: 'string', default: SHIPPED_MODEL },
        triage: { type: 'boolean', default: false },
        csv: { type: 'boolean', default: false },
        'text-column': { type: 'string', default: 'text' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    return fail(`${(error as Error).message}\n\n${USAGE}`, WRONG_USE);
  }
}

function loadModel(file: string): { readonly model: Model; readonly classifier: Classifier } {
  try {
    checkModelFileSize(statSync(file).size);
    const parsed = parseModelText(readFileSync(file, 'utf8'));
    return { model: parsed, classifier: createClassifier(parsed) };
  } catch (error) {
    return fail(`${file}: ${(error as Error).message}`, WRONG_USE);
  }
}

function fail(message: string, code: number): never {
  console.error(`classify: ${message}`);
  process.exit(code);
}
