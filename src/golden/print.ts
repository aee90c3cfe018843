/**
 * Differences as lines for a reader: values as JSON, in colour where the stream is a terminal. No character
 * of a value can steer the terminal.
 *
 * @example
 * lineOf(difference, plain) // '~ $.content.status: "LIVE" -> "CLOSED"'
 */

import { styleText } from 'node:util';
import { printable } from '../text/printable.js';
import { type Difference, identityOf } from './differences.js';

type Style = 'green' | 'red' | 'yellow' | 'cyan' | 'bold' | 'dim';

/** Writes a text in a style, or as it is. */
export type Paint = (style: Style, text: string) => string;

export const plain: Paint = (_, text) => text;

/** Colour for a terminal, unless NO_COLOR (https://no-color.org) has a value. */
export function painter(stream: object, env: Readonly<Record<string, string | undefined>>): Paint {
  const isTerminal = 'isTTY' in stream && stream.isTTY === true;
  if (!isTerminal || env.NO_COLOR) return plain;
  return (style, text) => styleText(style, text, { validateStream: false });
}

/** One line: + added, - removed, ~ changed, > moved. */
export function lineOf(difference: Difference, paint: Paint): string {
  if (difference.kind === 'added') {
    const { path, value } = difference.after;
    return paint('green', `+ ${printable(path)}: ${shown(value)}`);
  }
  if (difference.kind === 'removed') {
    const { path, value } = difference.before;
    return paint('red', `- ${printable(path)}: ${shown(value)}`);
  }
  const { kind, before, after } = difference;
  if (kind === 'moved') {
    const what = identityOf(after.value) ?? after.value;
    return paint('cyan', `> ${printable(before.path)} -> ${printable(after.path)}: ${shown(what)}`);
  }
  const was = before.path === after.path ? '' : ` (was ${printable(before.path)})`;
  return paint('yellow', `~ ${printable(after.path)}${was}: ${shown(before.value)} -> ${shown(after.value)}`);
}

/** Where a golden file and the output part: the path and both values, cut to where they differ. */
export function contrast(difference: Difference): string {
  if (difference.kind === 'added') {
    const { path, value } = difference.after;
    return `${printable(path)}: expected nothing, got ${cut(shown(value), 0)}`;
  }
  if (difference.kind === 'removed') {
    const { path, value } = difference.before;
    return `${printable(path)}: expected ${cut(shown(value), 0)}, got nothing`;
  }
  const { kind, before, after } = difference;
  if (kind === 'moved') {
    const what = cut(shown(identityOf(before.value) ?? before.value), 0);
    return `${printable(before.path)}: expected ${what} here, got it at ${printable(after.path)}`;
  }
  const [expected, got] = [shown(before.value), shown(after.value)];
  const parts = firstDifference(expected, got);
  return `${printable(before.path)}: expected ${cut(expected, parts)}, got ${cut(got, parts)}`;
}

function shown(value: unknown): string {
  return printable(JSON.stringify(value));
}

const WIDTH = 160;
const LEAD = 40;

function cut(text: string, around: number): string {
  if (text.length <= WIDTH) return text;
  const start = Math.max(0, around - LEAD);
  const end = start + WIDTH;
  return `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`;
}

function firstDifference(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at;
}
