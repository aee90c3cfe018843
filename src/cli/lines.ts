/** The lines that a command reads: of a file, of a pipe, or of stdin. */

import { createReadStream, statSync } from 'node:fs';
import { fileOfLines, InputError, type Source, streamOfLines } from '../bulk/source.js';
import { type Io, nameOf, systemError, usageError } from './command.js';
import { readError, requireName, stdinOf } from './input.js';

/** "-" is stdin. */
export function openLines(file: string, io: Io): Source {
  requireName(file);
  if (file === '-') return streamOfLines(stdinOf(io));
  try {
    const stats = statSync(file);
    return stats.isFile() ? fileOfLines(file, stats) : streamOfLines(createReadStream(file));
  } catch (error) {
    throw readError(file, error);
  }
}

/**
 * The error for the user when reading lines failed; an unknown error is returned unchanged. `advice` is for one document
 * over many lines.
 */
export function linesError(
  file: string,
  error: unknown,
  advice = 'leave out --ndjson, or make lines of it with jq -c',
): unknown {
  if (!(error instanceof InputError)) return readError(file, error);
  const message = `${nameOf(file)}: ${error.message}`;
  if (error.reason === 'shrunk') return systemError(message);
  if (error.reason === 'not_text') return usageError(message);
  return usageError(`${message}; ${error.reason === 'other' ? '--restart starts again' : advice}`);
}
