import { ClassifierError } from './errors.ts';
import { parseModel } from './parseModel.ts';
import type { Model } from './types.ts';

/** No model file may be larger: the reference export has 2.7 MB, ours less than half. In bytes, or characters of JSON. */
export const MAX_MODEL_FILE_SIZE = 16 * 1024 * 1024;

/** Throws `MODEL_SIZE` for a file too large to be a model, before anything of it is read. */
export function checkModelFileSize(size: number): void {
  if (size > MAX_MODEL_FILE_SIZE) {
    throw new ClassifierError('MODEL_SIZE', `model file: got ${size} bytes, expected at most ${MAX_MODEL_FILE_SIZE}`);
  }
}

/** Parses the text of a model file; throws as `parseModel` does, and `MODEL_FORMAT` for text that is not JSON. */
export function parseModelText(text: string): Model {
  checkModelFileSize(text.length);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new ClassifierError(
      'MODEL_FORMAT',
      `model file: got text that is not JSON (${(cause as Error).message}), expected a JSON object`,
      {
        cause,
      },
    );
  }
  return parseModel(json);
}
