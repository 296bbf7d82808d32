import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The origin that `config.json` in a folder sends tickets to, as a list; empty when there is none. */
export function readHelpdeskOrigins(folder: string): readonly string[] {
  try {
    const { delivery } = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8'));
    return [new URL(delivery.url).origin];
  } catch {
    return [];
  }
}
