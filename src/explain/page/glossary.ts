/**
 * The register's terms in English and Chinese. A term on the page is a button that opens its definition: by hover, by a
 * touch and by the keyboard, without the script. A printed page has them as a section.
 */

import type { Term } from '../explanation.js';
import { type Html, html, term } from './html.js';

interface Entry {
  readonly zh: string;
  readonly en: string;
  readonly meaning: string;
  /** Other ways in which the page writes it. */
  readonly also?: readonly string[];
}

const ENTRIES: readonly Entry[] = [
  {
    zh: '统一社会信用代码',
    en: 'unified social credit identifier',
    meaning: 'The 18-character code of every registered body since 2015 (GB 32100).',
  },
  {
    zh: '注册号',
    en: 'registration number',
    meaning: 'The 15-digit number that the register gave before 2015.',
  },
  {
    zh: '组织机构代码',
    en: 'organization code',
    meaning: 'Nine characters (GB 11714); today a part of the credit identifier.',
  },
  {
    zh: '纳税人识别号',
    en: 'taxpayer number',
    meaning: 'The number of a taxpayer; since 2015 it is the credit identifier.',
  },
  {
    zh: '登记状态',
    en: 'registration status',
    meaning: 'What the register says of the company’s existence, in its own words.',
  },
  {
    zh: '存续',
    en: 'existing',
    meaning: 'The company is on the register and may trade.',
    also: ['在营', '开业'],
  },
  {
    zh: '吊销',
    en: 'licence revoked',
    meaning: 'The licence to trade is taken away; the company is still on the register.',
    also: ['吊销，未注销', '吊销,未注销'],
  },
  { zh: '注销', en: 'deregistered', meaning: 'The company is struck off the register.' },
  { zh: '法定代表人', en: 'legal representative', meaning: 'The person who acts for the company by law.' },
  { zh: '认缴出资额', en: 'subscribed capital', meaning: 'What a holder has promised to pay in.' },
  {
    zh: '黑名单',
    en: 'blacklist',
    meaning: 'Any of the lists of abnormal operations, serious violations and major tax violations.',
    also: ['是否黑名单'],
  },
  {
    zh: '经营异常名录',
    en: 'list of abnormal operations',
    meaning: 'Companies that did not file, hid facts or cannot be reached.',
    also: ['列入经营异常名录', '移出经营异常名录'],
  },
  {
    zh: '严重违法失信名单',
    en: 'list of serious violations',
    meaning: 'Companies under sanction for serious breaches.',
    also: ['列入严重违法失信名单', '移出严重违法失信名单'],
  },
  {
    zh: '重大税收违法',
    en: 'major tax violation',
    meaning: 'Tax cases that the State Taxation Administration publishes.',
    also: ['重大税收违法案件'],
  },
  {
    zh: '非正常户',
    en: 'abnormal taxpayer',
    meaning: 'A taxpayer who stopped filing and cannot be found.',
  },
  {
    zh: '年报逾期',
    en: 'annual report overdue',
    meaning:
      'The company is in the list of abnormal operations because it did not publish its annual report in time.',
  },
];

const BY_WORDS: ReadonlyMap<string, number> = new Map(
  ENTRIES.flatMap(({ zh, also = [] }, index) => [zh, ...also].map((words) => [words, index] as const)),
);

/** Both wordings of a term; the Chinese one opens its definition where the glossary has one. */
export function defined(words: Term): Html {
  return BY_WORDS.has(words.zh) ? html`${words.en} ${definedWords(words.zh)}` : term(words);
}

/** The register's own words, which open their definition where the glossary has one. */
export function definedWords(zh: string): Html {
  const index = BY_WORDS.get(zh);
  if (index === undefined) return html`<span lang="zh">${zh}</span>`;
  return html`<button type="button" class="term zh" lang="zh" popovertarget="term-${index}" title="${ENTRIES[index]?.meaning}">${zh}</button>`;
}

export function glossarySection(): Html {
  return html`<section id="glossary" aria-labelledby="glossary-title">
<h2 id="glossary-title">Glossary</h2>
<dl class="glossary">${ENTRIES.map((entry) => html`<div><dt>${name(entry)}</dt><dd>${entry.meaning}</dd></div>`)}</dl>
</section>
${ENTRIES.map((entry, index) => html`<div id="term-${index}" class="definition" popover><strong>${name(entry)}</strong> ${entry.meaning}</div>`)}`;
}

function name({ zh, en }: Entry): Html {
  return html`<span lang="zh">${zh}</span> ${en}`;
}
