/**
 * The companies that a run is about: from arguments and from a file with one name or code per line.
 *
 * @example
 * await readCompanies(['91110108551385082q'], undefined, io) // ['91110108551385082Q']
 */

import { asked } from '../../client/index.js';
import { MAX_BYTES } from '../../json/parse.js';
import { type Io, nameOf, usageError } from '../command.js';
import { readInput } from '../input.js';
import { isHead, notACompany } from './notACompany.js';

/**
 * Each once, in order.
 *
 * @throws ExitError for what can't be a company: a comment, quotes round a name, a row of CSV, a person's number. Each
 * would be a paid call.
 */
export async function readCompanies(
  names: readonly string[],
  file: string | undefined,
  io: Io,
): Promise<readonly string[]> {
  const lines = file === undefined ? [] : linesOf(await readInput(file, io), file);
  const companies = [
    ...names.flatMap((name, index) => companyIn(name, `company ${index + 1}`)),
    ...lines.flatMap((line, index) => companyIn(line, `${nameOf(file ?? '-')}, line ${index + 1}`)),
  ];
  if (companies.length === 0)
    throw usageError(
      names.length > 0 && file === undefined
        ? 'the name is empty; name a company by its full name or its code'
        : 'name a company, or a file of them with --from',
    );
  return [...new Set(companies)];
}

/** The company that a text asks for; none for an empty one. */
function companyIn(text: string, place: string): string[] {
  if (text.trim() === '') return [];
  const company = asked(text).text;
  const what = notACompany(company);
  if (what !== undefined) throw usageError(`${place}: ${what}; one name or code per line`);
  return [company];
}

function linesOf(bytes: Uint8Array, file: string): string[] {
  // Nothing longer is read, so what is beyond would be left out without a word.
  if (bytes.length > MAX_BYTES)
    throw usageError(`${nameOf(file)} is longer than ${MAX_BYTES} bytes; split it`);
  const lines = decode(bytes, file).split(/\r\n|\n|\r/);
  if (isHead(lines[0]?.trim() ?? ''))
    throw usageError(`${nameOf(file)}, line 1: it is the head of a column; delete the line`);
  return lines;
}

function decode(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw usageError(`${nameOf(file)} is not valid UTF-8; save it as UTF-8`);
  }
}
