import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Whether `built`, a file that the build writes last, is there and not older than any of the sources. */
export function isBuildCurrent(built: string, sources: readonly string[]): boolean {
  return existsSync(built) && sources.every((source) => lastChange(source) <= statSync(built).mtimeMs);
}

/**
 * When a file, or a folder with all that is in it, changed last, in milliseconds. The time of a folder itself counts,
 * because that is where a deleted or a renamed file shows; a source that is gone altogether has only just changed.
 */
function lastChange(path: string): number {
  if (!existsSync(path)) return Number.POSITIVE_INFINITY;
  const stats = statSync(path);
  const inside = stats.isDirectory() ? readdirSync(path).map((name) => lastChange(join(path, name))) : [];
  return Math.max(stats.mtimeMs, ...inside);
}
