import { ClassifierError } from '../classifier/errors.ts';
import { checkModelFileSize } from '../classifier/parseModelText.ts';

/**
 * Downloads a model file. Throws `MODEL_FETCH` for a network failure or an answer that is not 200, and `MODEL_SIZE` for
 * one that announces more than any model has, before its body is read.
 */
export async function fetchModel(url: string, cache: RequestCache = 'default'): Promise<ArrayBuffer> {
  let response: Response;
  try {
    response = await fetch(url, { cache, credentials: 'omit' });
  } catch (cause) {
    throw new ClassifierError('MODEL_FETCH', `${url}: got no answer, expected the model file`, { cause });
  }
  if (!response.ok) {
    throw new ClassifierError('MODEL_FETCH', `${url}: got status ${response.status}, expected 200`);
  }
  checkModelFileSize(Number(response.headers.get('content-length') ?? 0));
  try {
    return await response.arrayBuffer();
  } catch (cause) {
    throw new ClassifierError('MODEL_FETCH', `${url}: got part of the model file, expected all of it`, { cause });
  }
}
