const BETA1 = 0.9;
const EPSILON = 1e-8;

/** Adam with decoupled weight decay (Kingma & Ba 2015; Loshchilov & Hutter 2019), on any part of a parameter array. */
export interface Adam {
  /** Counts a step and sets its learning rate; call once before the `update`s of a batch. */
  beginStep(learningRate: number): void;
  /**
   * Updates `length` parameters from `start` on with the gradients from `gradientStart` on. Parts that are not named
   * keep their moments: rows of an embedding are only touched by the batches they occur in ("lazy" Adam).
   */
  update(start: number, length: number, gradients: Float32Array, gradientStart: number): void;
}

/** `beta2` 0.999 is usual; rows that are rarely touched do better with a shorter memory, 0.99. */
export function createAdam(parameters: Float32Array, beta2: number, weightDecay: number): Adam {
  const mean = new Float32Array(parameters.length);
  const variance = new Float32Array(parameters.length);
  let step = 0;
  let rate = 0;
  let correction = 1;
  let decay = 1;
  return {
    beginStep(learningRate) {
      step++;
      rate = learningRate / (1 - BETA1 ** step);
      correction = 1 / Math.sqrt(1 - beta2 ** step);
      decay = 1 - learningRate * weightDecay;
    },
    update(start, length, gradients, gradientStart) {
      for (let i = 0; i < length; i++) {
        const at = start + i;
        const gradient = gradients[gradientStart + i];
        const m = BETA1 * mean[at] + (1 - BETA1) * gradient;
        const v = beta2 * variance[at] + (1 - beta2) * gradient * gradient;
        mean[at] = m;
        variance[at] = v;
        parameters[at] = parameters[at] * decay - (rate * m) / (Math.sqrt(v) * correction + EPSILON);
      }
    },
  };
}
