/**
 * Names of a run's files, which no company's name can break out of.
 *
 * @example
 * fileStem('91110108551385082Q') // '91110108551385082Q'
 * fileStem('小米科技有限责任公司') // '小米科技有限责任公司-' and 16 digits of its hash
 */

import { createHash } from 'node:crypto';

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
