/** The messages of the issues that the cleaners report: one sentence, what was found and what became of it. */

import { describe, expect, it } from 'vitest';
import * as clean from '../../src/cleaners/index.js';
import type { Taken } from '../../src/reading/reader.js';
import { take } from './taken.js';

type Clean = (taken: Taken | undefined) => unknown;

/** Invented. */
const RESIDENT = '110101199003070038';
const OLD_RESIDENT = 110101900307003;
const besides = (original: unknown) => take(original).taken;

const REPORTS: readonly (readonly [string, Clean, unknown])[] = [
  ['no flag', clean.flag, '不详'],
  ['an object for a flag', clean.flag, {}],
  ['no yes or no', clean.yesNo, 'maybe'],
  ['no date', clean.date, 'x'],
  ['a placeholder', clean.date, '1900-01-01'],
  ['an object for a date', clean.date, {}],
  ['no day of an event', clean.eventDate, '1949-09-30'],
  ['no term', (taken) => clean.term(taken, undefined), '2018-06-15至x'],
  ['no end of a term', (taken) => clean.term(undefined, taken), 'x'],
  ['a term that ends at a placeholder', (taken) => clean.term(undefined, taken), '1900-01-01'],
  ['two terms', (taken) => clean.term(taken, besides('2028-06-14')), '2018-06-15至2038-06-14'],
  ['no moment', clean.moment, 'yesterday'],
  ['no year', clean.reportYear, '23'],
  ['a number for a text', clean.text, 1],
  ['a number for texts', clean.texts, 1],
  ['a text of more than 64 KB', clean.text, 'x'.repeat(65_537)],
  ['a text with tags', clean.text, '<em>甲</em>'],
  ['a text that lost a character', clean.text, '甲\ufffd'],
  ['a number of a person in a text', clean.text, `张三${RESIDENT}`],
  ['a number of a person as a code', clean.code, OLD_RESIDENT],
  ['a number of a person as an amount', clean.capital, RESIDENT],
  ['no English name', clean.englishName, '甲'],
  ['more elements than are read', clean.texts, Array.from({ length: 100_001 }, () => null)],
  ['a second value', (taken) => clean.first([besides('甲'), taken]), '乙'],
  ['a list for a number', clean.employees, []],
  ['an object for a message', clean.isMessage, {}],
  ['no credit code', clean.creditCode, '1'],
  ['a number of a person for a code', clean.creditCode, RESIDENT],
  ['words for a code', clean.creditCode, '待定'],
  ['an object for a code', clean.creditCode, {}],
  ['a code of more than 64 KB', clean.creditCode, 'X'.repeat(65_537)],
  ['a number that may have lost digits, for a code', clean.creditCode, 913307825777076000],
  ['a number of two readings', clean.taxpayerNumber, '330782100000008'],
  ['no amount', clean.capital, 'x'],
  [
    'an amount in an unknown unit',
    (taken) => clean.capital(taken, { unit: clean.text(besides('156')) }),
    '1',
  ],
  ['an amount in an unknown currency', clean.capital, '100万荷兰元'],
  ['an amount beside an unknown unit', unitBeside('北京'), '100万元'],
  ['an amount beside another currency', unitBeside('万美元'), '100万元'],
  ['a subscribed amount in an unknown currency', clean.subscribed, '100万荷兰元'],
  ['a subscribed amount beside one', (taken) => clean.subscribed(taken, besides('比特币')), '100'],
  ['no currency', clean.currency, '比特币'],
  ['a number that may have lost digits, for an amount', clean.capital, 1e21],
  ['no share', clean.percentage, 'x'],
  ['a share of more than all', clean.percentage, '101'],
  ['no number of persons', clean.employees, 'x'],
  ['no number of rows', clean.total, 'x'],
  ['an unknown class', clean.entityClass, '77'],
  ['an unknown industry', (taken) => clean.industry(taken, undefined), 'Z9999'],
  ['an unknown district', (taken) => clean.district(taken, undefined), '999999'],
  ['an unknown legal form', (taken) => clean.legalForm(undefined, taken), '0000'],
  ['an unknown legal form with words', (taken) => clean.legalForm(besides('甲'), taken), '0000'],
  ['an unknown status', clean.status, '未注销'],
  ['a revoked licence', clean.status, '吊销'],
  ['a company that moved', clean.status, '迁出'],
  ['an unknown tag', clean.isListed, '99'],
  ['an unknown type of holder', clean.holderType, '发起人'],
  ['an unknown code of a holder', clean.holderTypeCode, '0000000'],
  ['an unknown ground', clean.abnormalReason, '其他原因'],
  ['an unknown tax status', clean.abnormalTaxpayer, '3'],
  ['a tax status that words contradict', (taken) => clean.abnormalTaxpayer(taken, [besides('非正常')]), '0'],
];

function unitBeside(unit: string): Clean {
  return (taken) => clean.capital(taken, { unit: clean.text(besides(unit)) });
}

/** The field, a verb, what was found; what became of it. Words have one space between them. */
const SENTENCE = /^key (?:is|has|had|lost|says|does|can|fails)(?: [^\s;]+)+; [^\s;]+(?: [^\s;]+)*$/;

describe('a message', () => {
  it.each(REPORTS)(
    'of %s names the field, what was found and what became of it, never the value',
    (...report) => {
      const [, read, original] = report;
      const { taken, issues } = take(original);
      read(taken);
      expect(issues.length).toBeGreaterThan(0);
      for (const { message } of issues) {
        expect(message).toMatch(SENTENCE);
        if (typeof original === 'string') expect(message).not.toContain(original);
      }
    },
  );
});
