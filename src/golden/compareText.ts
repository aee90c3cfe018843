/** The text of an expected file beside the one that is made today. They must be equal, line ends aside. */

import { RawPayloadError } from '../errors.js';
import { parseJson } from '../json/parse.js';
import { type Difference, differences } from './differences.js';

export interface Comparison {
  readonly differences: readonly Difference[];
  /** What parts the texts where no value does. */
  readonly problem?: string;
}

/** Undefined when the texts are the same. A stored text may end its lines with CRLF, as git writes it on Windows. */
export function compareText(text: string, made: string): Comparison | undefined {
  const stored = hasCrlf(text) ? text.replaceAll(CRLF, '\n') : text;
  if (stored === made) return undefined;
  try {
    const found = differences(parseJson(stored), JSON.parse(made));
    if (found.length > 0) return { differences: found };
    if (stored === `${MARK}${made}`)
      return { differences: [], problem: 'begins with a byte order mark; save it as UTF-8 without one' };
  } catch (error) {
    if (error instanceof RawPayloadError) return { differences: [], problem: error.message };
    throw error;
  }
  const line = firstLine(stored.split('\n'), made.split('\n'));
  return { differences: [], problem: `has the same values, but is written differently from line ${line} on` };
}

const CRLF = '\r\n';
const MARK = '\ufeff';

export function hasCrlf(text: string): boolean {
  return text.includes(CRLF);
}

function firstLine(stored: readonly string[], made: readonly string[]): number {
  return stored.findIndex((line, index) => line !== made[index]) + 1 || stored.length;
}
