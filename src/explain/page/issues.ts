/** What the data did wrong, what it means for the dataset, and what to do about it. */

import type { Severity } from '../../issues.js';
import type { ExplainedIssue, Explanation } from '../explanation.js';
import type { Anchors } from './anchors.js';
import { type Html, html } from './html.js';
import { pathLink } from './path.js';

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];
const SIGNS: { readonly [S in Severity]: string } = {
  error: '✗ error',
  warning: '! warning',
  info: 'i info',
};

export function issuesSection({ issues }: Explanation, anchors: Anchors): Html {
  return html`<section id="issues" aria-labelledby="issues-title">
<h2 id="issues-title">Issues <span class="count">${issues.length}</span></h2>
${
  issues.length === 0
    ? html`<p>None.</p>`
    : html`<fieldset class="filter" hidden><legend>Show</legend>${SEVERITIES.map((severity) => checkbox(severity, issues))}</fieldset>
<div class="scroll" role="region" aria-label="Table of issues" tabindex="0"><table id="issues-table" class="stack"><thead><tr><th scope="col">Severity</th><th scope="col">What</th><th scope="col">Where</th><th scope="col">What to do</th></tr></thead>
<tbody>${issues.map((issue, index) => row(issue, index, anchors))}</tbody></table></div>`
}
</section>`;
}

function checkbox(severity: Severity, issues: readonly ExplainedIssue[]): Html {
  const count = issues.filter((issue) => issue.severity === severity).length;
  return html`<label><input type="checkbox" checked data-severity="${severity}"> ${SIGNS[severity]} (${count})</label> `;
}

function row(
  { code, severity, message, path, reason, count, output, advice }: ExplainedIssue,
  index: number,
  anchors: Anchors,
): Html {
  const shown = output.slice(0, 3);
  return html`<tr id="i${index}" class="${severity}" data-of="${severity}"><td>${SIGNS[severity]}</td>
<td><code>${code}</code>${reason === undefined ? '' : html` <small>${reason}</small>`}${count === undefined ? '' : html` <small>× ${count}</small>`}<br>${message}</td>
<td>${pathLink(path, anchors.raw(path))}${shown.map((each) => html`<br>${pathLink(each, anchors.field(each))}`)}${output.length > shown.length ? ` and ${output.length - shown.length} more` : ''}</td>
<td>${advice}</td></tr>`;
}
