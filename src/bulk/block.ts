/** A stretch of the input, the unit of work: some whole lines, or some files of a folder. */

import type { Bytes } from '../files/bytes.js';
import type { Tail } from '../files/digest.js';
import type { FileName } from './fileName.js';

/** Whole lines as they are in the input. */
export interface Lines {
  readonly kind: 'lines';
  /** One after the other, each of whole lines: the line that began in the block before, and the rest. */
  readonly pieces: readonly Bytes[];
  /** The number of the first line, counted from 1 over all lines of the input. */
  readonly firstLine: number;
  /** The position after this block. */
  readonly end: Position;
}

/** A line longer than a bundle may be; its bytes aren't kept. */
export interface LongLine {
  readonly kind: 'longLine';
  readonly firstLine: number;
  /** In bytes, without the line's end. */
  readonly size: number;
  readonly end: Position;
}

/** Files of a folder, one record each. */
export interface Files {
  readonly kind: 'files';
  readonly folder: string;
  readonly names: readonly FileName[];
  readonly end: Position;
}

export type Block = Lines | LongLine | Files;

/** How far an input is read, in whole records. */
export interface Position {
  /** Bytes of a file or stream; files of a folder. */
  readonly at: number;
  /** Lines of a file or stream, blank ones too; files of a folder. */
  readonly records: number;
  /** What the input held before, by which it is recognized: all bytes of a file or stream, the last file of a folder. */
  readonly tail?: Tail;
}

export const START: Position = { at: 0, records: 0 };

/** The place of a record: the number of its line, or the name of its file. */
export type Place = { readonly line: number } | { readonly file: string };

/** A record by its place, and its company by its number where there is one. */
export interface Named {
  readonly place: string;
  readonly number?: string;
}

export function describePlace(place: Place): string {
  return 'line' in place ? `line ${place.line}` : place.file;
}
