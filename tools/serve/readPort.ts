const MAX_PORT = 65_535;

/** The port that the environment names. Throws, saying what was got and expected, for what is none. */
export function readPort(value: string): number {
  const port = Number(value);
  if (!/^\d+$/.test(value) || port < 1 || port > MAX_PORT) {
    throw new Error(`PORT: got ${JSON.stringify(value)}, expected a whole number from 1 to ${MAX_PORT}`);
  }
  return port;
}
