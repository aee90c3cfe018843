/**
 * Files of a run: written whole or not at all, under names that no company's name can break out of.
 *
 * @example
 * fileStem('91110108551385082Q') // '91110108551385082Q'
 * fileStem('小米科技有限责任公司') // '小米科技有限责任公司-' and 16 digits of its hash
 * await writeWhole('out/91110108551385082Q.json', text)
 */

import { createHash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isUnnamedPart, openSink, type Sink } from '../../files/atomicFile.js';
import { WriteError } from '../../files/ioError.js';
import { dataError } from '../command.js';

const CODE = /^[0-9A-Z]{15,20}$/;
const MAX_READABLE_BYTES = 120;

/**
 * A file's name for a company as it was asked for, without the ending. Two different companies never share
 * one, not even where capital letters don't count.
 */
export function fileStem(company: string): string {
  if (CODE.test(company)) return company;
  const readable = company.replace(/[^\p{L}\p{N}]+/gu, '_');
  const hash = createHash('sha256').update(company).digest('hex').slice(0, 16);
  return `${firstBytes(readable, MAX_READABLE_BYTES)}-${hash}`;
}

function firstBytes(text: string, limit: number): string {
  let size = 0;
  let end = 0;
  for (const character of text) {
    size += Buffer.byteLength(character);
    if (size > limit) break;
    end += character.length;
  }
  return text.slice(0, end);
}

/**
 * A reader sees the old file or the new one, never half of one. `mode`: of a file that is new; an old one keeps
 * its own.
 */
export async function writeWhole(path: string, text: string, mode = 0o644): Promise<void> {
  let sink: Sink | undefined;
  try {
    sink = await openSink(path, { mode });
    await sink.write(Buffer.from(text));
    await sink.publish();
  } catch (error) {
    await sink?.discard();
    throw error instanceof WriteError ? dataError(error.message) : error;
  }
}

/** Takes away what a run that was killed left half-written. */
export async function sweep(folder: string): Promise<void> {
  const names = await readdir(folder);
  for (const name of names) if (isUnnamedPart(name)) await rm(join(folder, name), { force: true });
}
