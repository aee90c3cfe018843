/**
 * 单字, what a character may begin, end or mean in a name: a bit for each, so that one load tells what there is to look
 * for at a position, and one pass over a name what there is to look for in it. A bit says "may": the tables decide.
 * Sources: codelists/names/legal-forms.csv, areas.csv and given-readings.csv.
 *
 * @example
 * (charactersOf('义乌市佛堂镇', 0, 6) & CHARACTER.closesArea) !== 0 // true: 镇
 */

import { AREAS, GIVEN_READINGS, LEGAL_FORMS } from '../generated/names/tables.js';
import { lazy, linesOf } from '../text/packedTable.js';

export const CHARACTER = {
  /** 某, for a character that is hidden. */
  hides: 1,
  /** 社, as Japanese companies have it: 株式会社. */
  closesJapanese: 2,
  /** A form of one character: 厂, 店. */
  isForm: 4,
  /** A legal form ends in it. */
  closesForm: 8,
  /** 与, 和, 及. */
  isAnd: 16,
  /** 厂, 矿: behind a trade word. */
  isTail: 32,
  /** 第. */
  opensOrdinal: 64,
  /** 一 to 十. */
  opensNumeral: 128,
  /** 驻. */
  opensStation: 256,
  /** The word of an area ends in it: 镇, 街道. */
  closesArea: 512,
  /** 东路, 大街. */
  opensRoad: 1024,
  /** 氏, 记, 家: behind a surname. */
  closesFamily: 2048,
  /** What makes a brand doubtful: 公司, 原, 镇, 驻, 厂, 市, or a side that may be a province. */
  isDoubtful: 4096,
  /** Read in a way of its own in a person's name. */
  hasGivenReading: 8192,
  isBracket: 16384,
  /** In the shape that Japan writes it in: 桜, 沢. */
  isOfJapan: 32768,
} as const;

/** By code unit. */
export const characters = lazy(() => {
  const units = new Uint16Array(0x10000);
  const mark = (bit: number, text: string) => {
    for (let index = 0, end = text.length; index < end; index += 1) {
      const unit = text.charCodeAt(index);
      units[unit] = (units[unit] ?? 0) | bit;
    }
  };
  mark(CHARACTER.hides, '某');
  mark(CHARACTER.closesJapanese, '社');
  mark(CHARACTER.isAnd, '与和及');
  mark(CHARACTER.isTail, '厂矿');
  mark(CHARACTER.opensOrdinal, '第');
  mark(CHARACTER.opensNumeral, '一二三四五六七八九十');
  mark(CHARACTER.opensStation, '驻');
  mark(CHARACTER.opensRoad, '东西南北中路街大');
  mark(CHARACTER.closesFamily, '氏记家');
  mark(CHARACTER.isBracket, '()');
  mark(CHARACTER.isDoubtful, '司原镇驻厂东西南北市');
  mark(CHARACTER.isOfJapan, '沢戸黒桜瀬渋塩亀児広増斎斉冨関滝辺髙曽嶋桧軽薬');
  for (const line of linesOf(GIVEN_READINGS)) mark(CHARACTER.hasGivenReading, line.charAt(0));
  for (const line of linesOf(AREAS)) mark(CHARACTER.closesArea, line.charAt(line.indexOf('|') - 1));
  for (const line of linesOf(LEGAL_FORMS)) {
    const length = line.indexOf('|');
    mark(CHARACTER.closesForm, line.charAt(length - 1));
    if (length === 1) mark(CHARACTER.isForm, line.charAt(0));
  }
  return units;
});

/** The bits of all characters of a stretch. */
export function charactersOf(text: string, start: number, end: number): number {
  const units = characters();
  let bits = 0;
  for (let index = start; index < end; index += 1) bits |= units[text.charCodeAt(index)] ?? 0;
  return bits;
}
