/**
 * The changes that no test notices, and why none has to: `survivors/<room>.tsv` lists them by the text of their line, which moves
 * less often than its number.
 */

import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { MutantResult } from '@stryker-mutator/api/core';

const COLUMNS = ['file', 'line', 'original', 'replacement', 'reason'];

/** Why no test has to notice a change; docs/evidence.md says what they mean. A colon and a remark may follow. */
const REASONS = ['message', 'quicker', 'repeated', 'type', 'bound', 'slow test'];

/**
 * A row of the list without its reason: the file, the line on which the change begins, what is there and what is put in its place,
 * both cut at 80 characters.
 */
export function rowOf({ fileName, location, replacement = '' }: MutantResult): string {
  const lines = readFileSync(fileName, 'utf8').split('\n');
  const { start, end } = location;
  const inside = lines.slice(start.line - 1, end.line);
  const last = inside.length - 1;
  inside[last] = inside[last]?.slice(0, end.column - 1) ?? '';
  inside[0] = inside[0]?.slice(start.column - 1) ?? '';
  return [
    relative(process.cwd(), fileName),
    squeeze(lines[start.line - 1] ?? ''),
    squeeze(inside.join(' ')).slice(0, 80),
    squeeze(replacement).slice(0, 80),
  ].join('\t');
}

/**
 * @returns The rows of a room, each without its reason.
 * @throws {Error} When a row has no reason or one that isn't known.
 */
export function readSurvivors(room: string): Set<string> {
  const path = `test/mutation/survivors/${room}.tsv`;
  if (!existsSync(path)) return new Set();
  const [header, ...rows] = readFileSync(path, 'utf8').trimEnd().split('\n');
  if (header !== COLUMNS.join('\t')) throw new Error(`${path}: the header must be ${COLUMNS.join(', ')}`);
  return new Set(
    rows.map((row) => {
      const [reason = ''] = row.split('\t').slice(4);
      if (!REASONS.some((known) => reason === known || reason.startsWith(`${known}: `))) {
        throw new Error(`${path}: give a reason, one of ${REASONS.join(', ')}: ${row}`);
      }
      return row.slice(0, row.lastIndexOf('\t'));
    }),
  );
}

function squeeze(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
