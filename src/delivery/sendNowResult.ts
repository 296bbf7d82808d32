import type { OutboxEntry } from '../storage/outboxStore.ts';

/** What "Send now" came to. There is always something to say (OB-4). */
export interface SendNowResult {
  readonly sent: number;
  readonly waiting: number;
  readonly failed: number;
  /** For people. */
  readonly message: string;
}

/** Compares what was to be sent with what is left of it. */
export function describeSendNow(
  wanted: readonly string[],
  left: readonly OutboxEntry[],
  isElsewhere: boolean,
): SendNowResult {
  const remaining = left.filter(({ id }) => wanted.includes(id));
  const failed = remaining.filter(({ nextAttemptAt }) => nextAttemptAt === null).length;
  const waiting = remaining.length - failed;
  const sent = wanted.length - remaining.length;
  return { sent, waiting, failed, message: describe(sent, waiting, failed, isElsewhere) };
}

function describe(sent: number, waiting: number, failed: number, isElsewhere: boolean): string {
  if (sent + waiting + failed === 0) return 'Nothing is waiting to be sent.';
  if (isElsewhere && waiting > 0) return 'Another tab of this app is sending.';
  const sentences = [];
  if (sent > 0) sentences.push(`${count(sent)} sent.`);
  if (waiting > 0) {
    sentences.push(`The helpdesk did not take ${count(waiting)} yet: kept on this device, and tried again by itself.`);
  }
  if (failed > 0) sentences.push(`${count(failed)} failed: the reason stands beside each.`);
  return sentences.join(' ');
}

export function sayNothingHappened(message: string): SendNowResult {
  return { sent: 0, waiting: 0, failed: 0, message };
}

function count(tickets: number): string {
  return tickets === 1 ? '1 ticket' : `${tickets} tickets`;
}
