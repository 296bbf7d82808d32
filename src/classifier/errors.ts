/**
 * What can go wrong between a model file and an answer. The code is the error's `name`, because `name` and `message`
 * are all that survives a worker boundary (Comlink, structured clone).
 */
export type ErrorCode =
  | 'MODEL_FORMAT' // not a model file, or a part is missing, unknown or of the wrong shape
  | 'MODEL_VERSION' // a model file of a version this program does not read
  | 'MODEL_SIZE' // larger than any model this program accepts
  | 'MODEL_CHECKSUM' // the weights are not the ones the file, or the build, says they are
  | 'MODEL_SELF_TEST' // the model does not give the answers it was released with
  | 'MODEL_FETCH' // the model file could not be downloaded
  | 'WORKER_FAILED' // the worker crashed or could not start
  | 'WORKER_TIMEOUT'; // the worker did not answer in time

/** An error with a machine-readable code in `name` and, in `message`, what was got and what was expected. */
export class ClassifierError extends Error {
  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = code;
  }
}
