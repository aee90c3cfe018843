/**
 * The companies that a run is about: from arguments and from a file with one name or code per line.
 *
 * @example
 * await readCompanies(['91110108551385082q'], undefined, io) // ['91110108551385082Q']
 */

import { asked } from '../../client/index.js';
import { MAX_BYTES } from '../../json/parse.js';
import { isBlank } from '../../text/blank.js';
import { isBroken } from '../../text/marks.js';
import { type Io, nameOf, usageError } from '../command.js';
import { readInput } from '../input.js';

const MAX_LENGTH = 400;

/**
 * Each once, in order.
 *
 * @throws ExitError for a line that can't be a name: a comment, quotes round it, a row of CSV. Each would be a paid call.
 */
export async function readCompanies(
  names: readonly string[],
  file: string | undefined,
  io: Io,
): Promise<readonly string[]> {
  const lines = file === undefined ? [] : linesOf(await readInput(file, io), file);
  const companies = [...names, ...lines].map((name) => asked(name).text).filter((name) => name !== '');
  if (companies.length === 0) throw usageError('name a company, or a file of them with --from');
  for (const [index, name] of companies.entries()) {
    const fault = faultOf(name);
    if (fault) throw usageError(`company ${index + 1} ${fault}; one name or code per line`);
  }
  return [...new Set(companies)];
}

/** Why no company can be found by a text. A call that is made for it is paid for all the same. */
function faultOf(name: string): string | undefined {
  if (name.length > MAX_LENGTH) return 'is longer than any name';
  if (LINE_END_OR_NUL.test(name)) return 'holds a line end or a NUL';
  if (isBroken(name)) return 'has lost a character (U+FFFD)';
  return isBlank(name) ? 'says that there is none' : undefined;
}

const LINE_END_OR_NUL = /[\0\n\r\u0085\u2028\u2029]/;

function linesOf(bytes: Uint8Array, file: string): string[] {
  // Nothing longer is read, so what is beyond would be left out without a word.
  if (bytes.length > MAX_BYTES)
    throw usageError(`${nameOf(file)} is longer than ${MAX_BYTES} bytes; split it`);
  const lines = decode(bytes, file).split(/\r\n|\n|\r/);
  for (const [index, line] of lines.entries()) {
    const what = notAName(line.trim());
    if (what) throw usageError(`${nameOf(file)}, line ${index + 1}: ${what}; one name or code per line`);
  }
  return lines;
}

function notAName(line: string): string | undefined {
  if (line.startsWith('#')) return 'a comment can’t be read';
  if (/^(["'“‘]).*["'”’]$/.test(line)) return 'the quotes must go';
  const cells = line.split(/[,;\t]/);
  const isRow = line.includes('\t') || (cells.length > 1 && cells.some((cell) => asked(cell).isCode));
  return isRow ? 'a row of a table can’t be read' : undefined;
}

function decode(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw usageError(`${nameOf(file)} is not valid UTF-8; save it as UTF-8`);
  }
}
