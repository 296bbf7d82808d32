// bfloat16: the upper half of a float32, for the many scales of an embedding table. Two bytes and three digits each.

const bits = new Uint32Array(1);
const float = new Float32Array(bits.buffer);

/** The float32 that a bfloat16 stands for. */
export function fromBfloat16(half: number): number {
  bits[0] = half << 16;
  return float[0];
}

/** The nearest bfloat16 of a finite number, ties to even. */
export function toBfloat16(value: number): number {
  float[0] = value;
  return (bits[0] + 0x7fff + ((bits[0] >>> 16) & 1)) >>> 16;
}
