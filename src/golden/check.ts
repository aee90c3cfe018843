/** Checks a golden case: every expected file is there, is claimed, and holds what the case gives today. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CaseError, readCase } from './case.js';
import { type Comparison, compareText, hasCrlf } from './compareText.js';
import { ERROR, frozenRelease, makeExpected } from './expected.js';
import { contrast } from './print.js';
import type { CheckedCase, Failure, Suite } from './suite.js';

/**
 * @example
 * checkCase({ dir: 'test/golden', refresh: 'npm run golden --' }, 'seed-jyyc') // { name: 'seed-jyyc', failures: [], crlf: [] }
 */
export function checkCase(suite: Suite, name: string): CheckedCase {
  try {
    const golden = readCase(suite.dir, name);
    const stored = new Map(
      golden.files.map((file) => [file, readFileSync(join(golden.folder, file), 'utf8')]),
    );
    const failures = failuresOf(stored, makeExpected(golden), `${suite.refresh} ${name}`);
    return { name, failures, crlf: golden.files.filter((file) => hasCrlf(stored.get(file) ?? '')) };
  } catch (error) {
    return { name, failures: [broken(error)], crlf: [] };
  }
}

/** A case from which nothing can be made; anything but that, or a file that the system refuses, is our bug. */
export function broken(error: unknown): Failure {
  if (error instanceof CaseError) return { kind: 'broken', file: error.file, message: error.message };
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) throw error;
  const file = 'path' in error ? String(error.path) : '.';
  return { kind: 'broken', file, message: `the system refuses to ${error.syscall} it (${error.code})` };
}

/** A file of the case that nothing expects. */
export function unclaimed(file: string): Failure {
  const message =
    file === ERROR
      ? 'expects an error, but the raw bodies can be read; remove it'
      : 'is not expected of this case; remove it, or correct its name or "renditions" in case.json';
  return { kind: 'unclaimed', file, message };
}

/** What parts a stored text from today's, in words: the first place and how many others. */
export function partingOf({ differences, problem }: Comparison): string {
  const [first, ...others] = differences;
  if (!first) return problem ?? '';
  return contrast(first) + (others.length > 0 ? ` (and ${others.length} more)` : '');
}

type Texts = ReadonlyMap<string, string>;

function failuresOf(stored: Texts, made: Texts, refresh: string): Failure[] {
  const missing = [...made.keys()].filter((file) => !stored.has(file));
  return [
    ...missing.map((file) => missingFile(file, made, refresh)),
    ...[...stored].flatMap(([file, old]): Failure[] => {
      const text = made.get(file);
      if (text === undefined) return [unclaimed(file)];
      const comparison = compareText(old, text);
      return comparison ? [difference(file, comparison, refresh)] : [];
    }),
  ];
}

function missingFile(file: string, made: Texts, refresh: string): Failure {
  const what = file === ERROR ? `is missing, and reading ends in ${oneLine(made.get(file))}` : 'is missing';
  return { kind: 'missing', file, message: `${what}; make it with "${refresh}" and read it` };
}

function oneLine(text = ''): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function difference(file: string, comparison: Comparison, refresh: string): Failure {
  const release = frozenRelease(file);
  const goOn = release
    ? `the release ${release} is frozen: make the code give what it gave`
    : `if that is right, run "${refresh}" and read what it prints`;
  return { kind: 'difference', file, message: `${partingOf(comparison)}; ${goOn}` };
}
