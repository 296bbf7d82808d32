import { type Assess, describeValue } from './assess.ts';
import type { Output } from './writeOut.ts';

/**
 * Answers one ticket a line with one JSON object a line, in order. A line that begins with a brace is a JSON object with
 * a `text`, whose other fields are echoed; any other line is the text itself. Returns how many lines were bad.
 */
export async function classifyLines(batches: AsyncIterable<string[]>, assess: Assess, output: Output): Promise<number> {
  let number = 0;
  let bad = 0;
  for await (const lines of batches) {
    for (const line of lines) {
      number++;
      let answer: object;
      try {
        const { text, fields } = readTicket(line);
        answer = { ...fields, ...assess(text) };
      } catch (error) {
        bad++;
        answer = { line: number, error: (error as Error).message };
      }
      await output.write(`${JSON.stringify(answer)}\n`);
    }
    // Whoever writes slowly is answered at once.
    await output.flush();
  }
  return bad;
}

function readTicket(line: string): { readonly text: string; readonly fields: object } {
  if (line.trim() === '') throw new Error('got an empty line, expected a ticket');
  if (!line.trimStart().startsWith('{')) return { text: line, fields: {} };
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (error) {
    throw new Error(`got a line that begins like JSON but is not (${(error as Error).message})`);
  }
  const { text, ...fields } = json as { text?: unknown };
  if (typeof text !== 'string') throw new Error(`text: got ${describeValue(text)}, expected a string`);
  return { text, fields };
}
