/**
 * The companies that a run is about: from arguments and from a file with one name or code per line.
 *
 * @example
 * await readCompanies(['91110108551385082q'], undefined, io) // ['91110108551385082Q']
 */

import { asked } from '../../client/index.js';
import { type Io, usageError } from '../command.js';
import { readInput } from '../input.js';

const MAX_LENGTH = 400;

/** Each once, in order. */
export async function readCompanies(
  names: readonly string[],
  file: string | undefined,
  io: Io,
): Promise<readonly string[]> {
  const lines = file === undefined ? [] : linesOf(await readInput(file, io), file);
  const companies = [...names, ...lines].map((name) => asked(name).text).filter((name) => name !== '');
  if (companies.length === 0) throw usageError('name a company, or a file of them with --from');
  const long = companies.findIndex((name) => name.length > MAX_LENGTH);
  if (long >= 0) throw usageError(`company ${long + 1} is longer than any name; one name or code per line`);
  return [...new Set(companies)];
}

function linesOf(bytes: Uint8Array, file: string): string[] {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).split(/\r\n|\n|\r/);
  } catch {
    throw usageError(`${file} is no UTF-8; save it as UTF-8`);
  }
}
