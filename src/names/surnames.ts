/**
 * 姓氏, surnames with the reading that they have as surnames, compound ones too: 单 is Shan, not Dan.
 * Source: codelists/names/surnames.csv.
 *
 * @example
 * surnames().get('单')?.en // 'Shan'
 * surnames().get('欧阳')?.en // 'Ouyang'
 */

import { SURNAMES } from '../generated/names/tables.js';
import { lazy, rows } from '../text/packedTable.js';

export interface Surname {
  readonly en: string;
  /** One of the hundred commonest. */
  readonly common: boolean;
}

type Row = [zh: string, en: string, common: string];

export const surnames = lazy(
  () =>
    new Map(
      rows<Row>(SURNAMES).map(([zh, en, common]): [string, Surname] => [zh, { en, common: common === 'Y' }]),
    ),
);
