import { type ParseArgsConfig, parseArgs } from 'node:util';

/** Parses the options of a command; a wrong one prints the usage and ends with code 64. */
export function readArguments<Options extends NonNullable<ParseArgsConfig['options']>>(
  options: Options,
  usage: string,
) {
  try {
    return parseArgs({ options, allowPositionals: true, strict: true });
  } catch (error) {
    console.error(`${(error as Error).message}\n\nusage: ${usage}`);
    process.exit(64);
  }
}
