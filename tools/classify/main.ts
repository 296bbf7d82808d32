// npm run -s classify -- [--model FILE] [--triage] [--csv] [--text-column NAME]
// Tickets on standard input, one a line; answers on standard output, one a line, in order, as they come.

import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Classifier, createClassifier } from '../../src/classifier/classify.ts';
import { checkModelFileSize, parseModelText } from '../../src/classifier/parseModelText.ts';
import type { Model } from '../../src/classifier/types.ts';
import { createAssess } from './assess.ts';
import { classifyCsv } from './classifyCsv.ts';
import { classifyLines } from './classifyLines.ts';
import { readLines } from './readLines.ts';
import { createOutput } from './writeOut.ts';

const SHIPPED_MODEL = join(import.meta.dirname, '..', '..', 'models', 'tickets.model.json');
const USAGE = 'npm run -s classify -- [--model FILE] [--triage] [--csv] [--text-column NAME]';
/** Exit codes: some line was bad; the command itself was wrong. */
const BAD_LINES = 2;
const WRONG_USE = 64;

const options = readOptions();
const { model, classifier } = loadModel(options.model);
const assess = createAssess(classifier, options.triage);
const output = createOutput(process.stdout);
try {
  const bad = options.csv
    ? await classifyCsv(
        process.stdin,
        model.tasks.map(({ name }) => name),
        options['text-column'],
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
      },
    }).values;
  } catch (error) {
    return fail(`${(error as Error).message}\n\nusage: ${USAGE}`, WRONG_USE);
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
