/** What changed since an older bundle, verdicts first. */

import type { Change } from '../change.js';
import type { Answer } from '../explanation.js';
import { defined } from './glossary.js';
import { type Html, html } from './html.js';
import { SIGNS } from './verdicts.js';

export function changesSection(changes: readonly Change[]): Html {
  return html`<section id="changes" aria-labelledby="changes-title">
<h2 id="changes-title">What changed <span class="count">${changes.length}</span></h2>
${
  changes.length === 0
    ? html`<p>No verdict, status, holder, officer, capital, name or address.</p>`
    : html`<div class="scroll" role="region" aria-label="What changed" tabindex="0"><table id="changes-table"><thead><tr><th scope="col">What</th><th scope="col">Before</th><th scope="col">After</th></tr></thead>
<tbody>${changes.map(row)}</tbody></table></div>`
}
</section>`;
}

function row(change: Change): Html {
  const crossed =
    change.kind === 'holder' && change.crossed.length > 0
      ? html` <small>crosses ${change.crossed.join(', ')} percent</small>`
      : '';
  return html`<tr><th scope="row">${what(change)}</th>${cell(change, change.before)}${cell(change, change.after, crossed)}</tr>`;
}

function what(change: Change): Html {
  if (change.kind === 'verdict') return defined(change.label);
  const title = TITLES[change.kind];
  return 'name' in change ? html`${title}: ${change.name}` : html`${title}`;
}

const TITLES: { readonly [K in Exclude<Change['kind'], 'verdict'>]: string } = {
  status: 'Status',
  holder: 'Shareholder',
  shareholders: 'Who holds the company',
  officer: 'Officer',
  capital: 'Registered capital',
  name: 'Name',
  address: 'Address',
  legalRepresentative: 'Legal representative',
};

function cell(change: Change, value: string | number | null, note: Html | '' = ''): Html {
  if (change.kind === 'verdict') {
    const answer = value as Answer; // those of a verdict
    return html`<td class="${answer}">${SIGNS[answer]}</td>`;
  }
  if (value === null) return html`<td><em>absent</em>${note}</td>`;
  return html`<td>${value}${change.kind === 'holder' ? ' %' : ''}${note}</td>`;
}
