import { parse } from 'csv-parse';
import { stringify } from 'csv-stringify/sync';
import type { TaskPrediction, TicketPrediction } from '../../src/classifier/types.ts';
import type { Assess } from './assess.ts';
import type { Output } from './writeOut.ts';

/**
 * Reads CSV with a header and writes it back with the answers as further columns: label and confidence of each task,
 * `review` and `error`. A row of another length than the header gets its reason in `error`. Returns how many were bad.
 */
export async function classifyCsv(
  input: NodeJS.ReadableStream,
  taskNames: readonly string[],
  textColumn: string,
  assess: Assess,
  output: Output,
): Promise<number> {
  // Counting columns is left to us: the parser would stop at, or pass over, a row that is too short.
  const rows = input.pipe(
    parse({ bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, info: true }),
  );
  let header: string[] | null = null;
  let textIndex = -1;
  let bad = 0;
  for await (const { record, info } of rows as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
    if (header === null) {
      header = record;
      textIndex = header.indexOf(textColumn);
      if (textIndex < 0)
        throw new Error(`no column "${textColumn}": got ${header.join(', ')}; name it with --text-column`);
      const answers = taskNames.flatMap((name) => [name, `${name}_confidence`]);
      await output.write(stringify([[...header, ...answers, 'review', 'error']]));
      continue;
    }
    if (record.length === header.length) {
      await output.write(stringify([[...record, ...columnsOf(assess(record[textIndex]), taskNames), '']]));
      continue;
    }
    bad++;
    const error = `line ${info.lines}: got ${record.length} columns, expected ${header.length}`;
    const cells = header.map((_, i) => record[i] ?? '');
    await output.write(stringify([[...cells, ...taskNames.flatMap(() => ['', '']), '', error]]));
  }
  await output.flush();
  return bad;
}

function columnsOf(prediction: TicketPrediction, taskNames: readonly string[]): string[] {
  const answers = prediction as unknown as Readonly<Record<string, TaskPrediction>>;
  const cells = taskNames.flatMap((name) => [answers[name].label, answers[name].confidence.toFixed(4)]);
  return [...cells, prediction.review.reasons.join('; ')];
}
