import { ClassifierError } from '../classifier/errors.ts';
import { checkModelFileSize } from '../classifier/parseModelText.ts';

/** A download that brings nothing for this long is given up. A slow one is not: it may take as long as it moves. */
const STALL_MS = 20_000;

/**
 * Downloads a model file. Throws `MODEL_FETCH` for a network failure, one that stands still or an answer that is not
 * 200, and `MODEL_SIZE` for one that has more than any model has, before the rest of it is read.
 */
export async function fetchModel(
  url: string,
  cache: RequestCache = 'default',
  stallMs = STALL_MS,
): Promise<ArrayBuffer> {
  const stall = new AbortController();
  let timer = setTimeout(() => stall.abort(), stallMs);
  const moves = () => {
    clearTimeout(timer);
    timer = setTimeout(() => stall.abort(), stallMs);
  };
  try {
    return await download(url, { cache, credentials: 'omit', signal: stall.signal }, moves);
  } finally {
    clearTimeout(timer);
  }
}

async function download(url: string, options: RequestInit, moves: () => void): Promise<ArrayBuffer> {
  let response: Response;
  try {
    response = await fetch(url, options);
  } catch (cause) {
    throw new ClassifierError('MODEL_FETCH', `${url}: got no answer, expected the model file`, { cause });
  }
  moves();
  if (!response.ok) {
    throw new ClassifierError('MODEL_FETCH', `${url}: got status ${response.status}, expected 200`);
  }
  checkModelFileSize(Number(response.headers.get('content-length') ?? 0));
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  try {
    for (const reader = response.body?.getReader(); reader !== undefined; ) {
      const { done, value } = await reader.read();
      if (done) break;
      moves();
      chunks.push(value);
      length += value.length;
      checkModelFileSize(length);
    }
  } catch (cause) {
    if (cause instanceof ClassifierError) throw cause;
    throw new ClassifierError('MODEL_FETCH', `${url}: got part of the model file, expected all of it`, { cause });
  }
  return await new Blob(chunks).arrayBuffer();
}
