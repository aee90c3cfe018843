/**
 * 姓氏, surnames with the reading that they have as surnames, compound ones too: 单 is Shan, not Dan.
 * Source: codelists/names/surnames.csv.
 *
 * @example
 * surnameOf('单')?.en // 'Shan'
 * surnameAt('单立新', 0)?.en // 'Shan'
 * compoundsAt('欧阳修', 0)[0]?.en // 'Ouyang'
 */

import { SURNAMES } from '../generated/names/tables.js';
import { byOpening, lazy } from '../text/packedTable.js';

export interface Surname {
  readonly zh: string;
  readonly en: string;
  /** One of the hundred commonest. */
  readonly common: boolean;
  /** Whether it may be next to another surname, as in 尤曾家丽. */
  readonly pairs: boolean;
  /** A compound that counts in names of four characters and more only: 张简俊杰, but 张简明. */
  readonly long: boolean;
  /** A surname of the Yi, which is long as well. */
  readonly yi: boolean;
}

type Row = [zh: string, en: string, common: string, at: '' | 'pair' | 'long' | 'yi'];

function surnameOfRow([zh, en, common, at]: Row): Surname {
  return {
    zh,
    en,
    common: common === 'Y',
    pairs: common === 'Y' || at === 'pair',
    long: at === 'long' || at === 'yi',
    yi: at === 'yi',
  };
}

const surnames = lazy(() =>
  byOpening<Row, Surname>([SURNAMES], (alike) => alike.map(({ row }) => surnameOfRow(row))),
);

/** The surname of one character that stands at a position of a name. */
export function surnameAt(name: string, index: number): Surname | undefined {
  return surnames().alone(name.charCodeAt(index))[0];
}

/** The surnames of several characters that open with the two of a name at a position, the longest first. */
export function compoundsAt(name: string, index: number): readonly Surname[] {
  return surnames().opening(name.charCodeAt(index), name.charCodeAt(index + 1));
}

/** A text that is a surname and nothing more. */
export function surnameOf(text: string): Surname | undefined {
  return text.length === 1 ? surnameAt(text, 0) : compoundsAt(text, 0).find(({ zh }) => zh === text);
}
