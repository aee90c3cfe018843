/** The register's terms in English and Chinese, for the reader of a printed page. */

import { type Html, html } from './html.js';

const TERMS: readonly (readonly [zh: string, en: string, meaning: string])[] = [
  [
    '统一社会信用代码',
    'unified social credit identifier',
    'The 18-character code of every registered body since 2015 (GB 32100).',
  ],
  ['注册号', 'registration number', 'The 15-digit number that the register gave before 2015.'],
  ['组织机构代码', 'organization code', 'Nine characters (GB 11714); today a part of the credit identifier.'],
  ['登记状态', 'registration status', 'What the register says of the company’s existence, in its own words.'],
  ['吊销', 'licence revoked', 'The licence to trade is taken away; the company is still on the register.'],
  ['注销', 'deregistered', 'The company is struck off the register.'],
  ['法定代表人', 'legal representative', 'The person who acts for the company by law.'],
  ['认缴出资额', 'subscribed capital', 'What a holder has promised to pay in.'],
  [
    '经营异常名录',
    'list of abnormal operations',
    'Companies that did not file, hid facts or cannot be reached.',
  ],
  ['严重违法失信名单', 'list of serious violations', 'Companies under sanction for serious breaches.'],
  ['重大税收违法', 'major tax violation', 'Tax cases that the State Taxation Administration publishes.'],
  ['非正常户', 'abnormal taxpayer', 'A taxpayer who stopped filing and cannot be found.'],
];

export function glossarySection(): Html {
  return html`<section id="glossary" aria-labelledby="glossary-title">
<h2 id="glossary-title">Glossary</h2>
<dl class="glossary">${TERMS.map(([zh, en, meaning]) => html`<div><dt><span lang="zh">${zh}</span> ${en}</dt><dd>${meaning}</dd></div>`)}</dl>
</section>`;
}
