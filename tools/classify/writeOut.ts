import { once } from 'node:events';

/** Collects this many characters before they are written: a write for every line would cost more than the model. */
const CHUNK_LENGTH = 64 * 1024;

/** Writes text in chunks and waits whenever the reader is slower, so that nothing piles up. */
export interface Output {
  write(text: string): Promise<void>;
  flush(): Promise<void>;
}

export function createOutput(stream: NodeJS.WritableStream): Output {
  let buffer = '';
  // A reader that has seen enough, such as `head`, closes the pipe: there is nobody left to write for.
  stream.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  return {
    async write(text) {
      buffer += text;
      if (buffer.length >= CHUNK_LENGTH) await this.flush();
    },
    async flush() {
      const chunk = buffer;
      buffer = '';
      if (!stream.write(chunk)) await once(stream, 'drain');
    },
  };
}
