import { type Assess, describeValue } from './assess.ts';
import { joinAnswer } from './joinAnswer.ts';
import { type Line, TOO_LONG, withoutReturn } from './readLines.ts';
import type { Output } from './writeOut.ts';

/**
 * Answers one ticket a line with one JSON object a line, in order. A line that begins with a brace is a JSON object with
 * a `text`, whose other fields are echoed; any other line is the text itself. Returns how many lines were bad.
 */
export async function classifyLines(batches: AsyncIterable<Line[]>, assess: Assess, output: Output): Promise<number> {
  let number = 0;
  let bad = 0;
  for await (const lines of batches) {
    for (const line of lines) {
      number++;
      let answer: string;
      try {
        const { text, fields } = readTicket(line);
        // Here, because fields that are nested too deep for it are the line's fault.
        answer = JSON.stringify(joinAnswer(fields, assess(text)));
      } catch (error) {
        bad++;
        answer = JSON.stringify({ line: number, error: (error as Error).message });
      }
      await output.write(`${answer}\n`);
    }
    // Whoever writes slowly is answered at once.
    await output.flush();
  }
  return bad;
}

function readTicket(line: Line): { readonly text: string; readonly fields: object } {
  if (line === null) throw new Error(TOO_LONG);
  if (line.trim() === '') throw new Error('got an empty line, expected a ticket');
  const ticket = withoutReturn(line);
  if (!ticket.trimStart().startsWith('{')) return { text: ticket, fields: {} };
  let json: unknown;
  try {
    json = JSON.parse(ticket);
  } catch (error) {
    throw new Error(`got a line that begins like JSON but is not (${(error as Error).message})`);
  }
  const { text, ...fields } = json as { text?: unknown };
  if (typeof text !== 'string') throw new Error(`text: got ${describeValue(text)}, expected a string`);
  return { text, fields };
}
