/** The one global of the core that is no part of ECMAScript: browsers, workers and Node all have it. */
declare class TextEncoder {
  encode(text: string): Uint8Array;
}
