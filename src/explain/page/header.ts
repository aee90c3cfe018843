/** The head of the page: who the company is, whether its numbers hold, its status, and how old the data are. */

import type { ExplainedIdentifier, Explanation } from '../explanation.js';
import { defined, definedWords } from './glossary.js';
import { type Html, html } from './html.js';

export function header({ subject, request, madeAt }: Explanation): Html {
  const { name, englishName, translatedName, identifiers, status, checked } = subject;
  return html`<header class="head">
<h1><span lang="zh">${name ?? 'No name'}</span></h1>
<p class="names">${englishName === null ? '' : html`<span>${englishName} <small>the source’s English name</small></span>`}
${translatedName === null ? '' : html`<span>${translatedName} <small>translated</small></span>`}</p>
<dl class="facts">
<div><dt>Status</dt><dd><strong>${status.target}</strong>${status.words === null ? '' : html` ${definedWords(status.words)}`}</dd></div>
<div><dt>Data of</dt><dd>${checked === null ? 'No endpoint says when it was asked' : ageOf(checked, madeAt)}</dd></div>
<div><dt>Dataset</dt><dd>${request.dataset} ${request.version}, release ${request.release}${request.redacted ? ', persons left out' : ''}</dd></div>
</dl>
<ul class="identifiers">${identifiers.map(identifierItem)}</ul>
</header>`;
}

function identifierItem({ label, value, checks }: ExplainedIdentifier): Html {
  const marks = checks.map(
    (check) =>
      html`<li class="${check.holds ? 'ok' : 'bad'}">${check.holds ? '✓' : '✗'} ${check.label.en}: ${check.holds ? 'holds' : 'fails'}</li>`,
  );
  return html`<li><span class="label">${defined(label)}</span> <code>${value}</code><ul class="checks">${marks}</ul></li>`;
}

function ageOf({ oldest, newest }: { oldest: string; newest: string }, madeAt: string | null): Html {
  const span = oldest === newest ? day(newest) : `${day(oldest)} to ${day(newest)}`;
  const age =
    madeAt === null ? undefined : Math.floor((Date.parse(madeAt) - Date.parse(oldest)) / 86_400_000);
  const isKnown = age !== undefined && Number.isFinite(age) && age >= 0;
  return html`${span}${isKnown ? html` (the oldest is ${age} ${age === 1 ? 'day' : 'days'} old)` : ''}`;
}

function day(time: string): string {
  return time.slice(0, 10);
}
