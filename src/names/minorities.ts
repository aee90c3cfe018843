/**
 * 少数民族人名, names that Tibetans, Mongolians, Uygurs and others have in the register's characters. They are
 * made of parts (扎西 + 卓玛, 阿卜杜 + 热合曼), most of them have no surname, and their characters write sounds.
 * Sources: codelists/names/given-names.csv and sounds.csv.
 *
 * @example
 * isOfParts('扎西卓玛') // true
 * opensWithPart('索南某某') // true
 * soundsOf('扎拉') // 4
 */

import { GIVEN_NAMES, SOUNDS } from '../generated/names/tables.js';
import { byOpening, lazy, rows } from '../text/packedTable.js';

/**
 * Where a part counts: anywhere, also alone · `with` another part · `long`: with another one, in a name of four
 * characters and more, because it opens with a common surname · `end`: after another part only.
 */
type At = '' | 'with' | 'long' | 'end';

interface Part {
  readonly zh: string;
  readonly at: At;
}

const parts = lazy(() =>
  byOpening<[zh: string, at: At], Part>([GIVEN_NAMES], (alike) =>
    alike.map(({ row: [zh, at] }) => ({ zh, at })),
  ),
);

const LONG = 4;

/** Whether a name, or the given name from `start` on, is made of such parts through and through. */
export function isOfParts(name: string, start = 0): boolean {
  return isOfPartsFrom(name, start, start);
}

function isOfPartsFrom(name: string, start: number, from: number): boolean {
  // 加, 措, 江: the parts of one character are last parts.
  if (from > start && from === name.length - 1) return parts().alone(name.charCodeAt(from)).length > 0;
  for (const { zh, at } of parts().opening(name.charCodeAt(from), name.charCodeAt(from + 1))) {
    if (!name.startsWith(zh, from) || (at === 'end' && from === start)) continue;
    if (at === 'long' && name.length - start < LONG) continue;
    const end = from + zh.length;
    if (end < name.length ? isOfPartsFrom(name, start, end) : at === '' || from > start) return true;
  }
  return false;
}

/** Whether a name opens with a part that hardly any Han name of its length opens with. */
export function opensWithPart(name: string): boolean {
  return parts()
    .opening(name.charCodeAt(0), name.charCodeAt(1))
    .some(({ zh, at }) => (at === '' || (at === 'with' && name.length >= LONG)) && name.startsWith(zh));
}

/** By code unit: 2 for a character that hardly any Han given name has, 1 for one that few have. */
const weights = lazy(() => {
  const units = new Uint8Array(0x10000);
  for (const [zh, weight] of rows<[zh: string, weight: string]>(SOUNDS)) {
    units[zh.charCodeAt(0)] = Number(weight);
  }
  return units;
});

/** How much a text looks like sounds of another language: the weights of its characters. */
export function soundsOf(text: string, start = 0): number {
  const units = weights();
  let sum = 0;
  for (let index = start; index < text.length; index += 1) sum += units[text.charCodeAt(index)] ?? 0;
  return sum;
}
