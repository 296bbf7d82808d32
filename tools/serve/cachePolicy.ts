/** Hashed files never change; everything else is asked for again each time (SW-5). */
export const IMMUTABLE = 'public, max-age=31536000, immutable';
export const REVALIDATE = 'no-cache';
export const NEVER_STORE = 'no-store';

/** Folder of the files whose names hold a hash of their content. */
export const HASHED_FOLDER = '/assets/';

/** How long the answer to a normalised path may be kept: one with `..` in it could pass for a hashed file. */
export function cacheControlOf(path: string): string {
  return path.startsWith(HASHED_FOLDER) ? IMMUTABLE : REVALIDATE;
}
