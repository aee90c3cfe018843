/** What was wrong: records that failed, then issues by severity and code, with the cases of each code. */

import { type Html, html } from '../../explain/page/html.js';
import type { IssueCode, Severity } from '../../issues.js';
import { GUIDE } from '../../rules/issueGuide.js';
import { ruleOf } from '../../rules/registry.js';
import { type Counts, ranked, total } from '../counts.js';
import { SEVERITIES, type Tally } from '../tally.js';
import { bar, numbers, percentOf, section, table, thousands } from './format.js';

export function failuresSection({ failures, firstFailures, failed, records }: Tally): Html {
  if (failed === 0) return html``;
  const rows = ranked(failures).map(
    ([reason, count]) =>
      html`<tr><th scope="row"><code>${reason}</code>${bar(count, records, 'error')}</th><td class="number">${thousands(count)}</td><td class="number">${percentOf(count, records)}</td></tr>`,
  );
  const more = failed - firstFailures.length;
  return section(
    'failed',
    'Records that failed',
    'Records that could not be normalized, by reason, as a share of all records. Correct them and run them again.',
    html`${table('Reasons', ['Reason', numbers('Records'), numbers('Share')], rows)}
<details><summary>Which records</summary><ul class="places">${firstFailures.map((line) => html`<li>${line}</li>`)}</ul>${more > 0 ? html`<p>And ${thousands(more)} more; the issues file has them all.</p>` : ''}</details>`,
  );
}

const SIGNS: { readonly [S in Severity]: string } = {
  error: '✗ Errors',
  warning: '! Warnings',
  info: 'i Information',
};

/** Information is folded away: it says how values were made, not what is wrong with them. */
export function issuesSection({ issues, overview }: Tally): Html {
  const groups = SEVERITIES.map((severity) => {
    const counts = issues[severity];
    const found = html`${SIGNS[severity]} <span class="count">${thousands(total(counts))}</span>`;
    const content = codes(severity, counts, overview?.reasons ?? {});
    return severity === 'info'
      ? html`<details><summary>${found}</summary>${content}</details>`
      : html`<h3>${found}</h3>${content}`;
  });
  return section(
    'issues',
    'Issues',
    'Entries of the issues file. A bar compares a code with the most frequent one of its severity.',
    groups,
  );
}

function codes(severity: Severity, counts: Counts, reasons: Counts): Html {
  const rows = ranked(counts);
  const [, most = 0] = rows[0] ?? [];
  if (rows.length === 0) return html`<p>None.</p>`;
  return table(
    `Issues of the severity ${severity}`,
    ['Code', numbers('Issues')],
    rows.map(
      ([code, count]) =>
        html`<tr><th scope="row"><code>${code}</code>${bar(count, most, severity)}<span class="sentence">${meaningOf(code)}</span>${cases(code, severity, reasons)}</th><td class="number">${thousands(count)}</td></tr>`,
    ),
  );
}

function meaningOf(code: string): string {
  return GUIDE[code as IssueCode].meaning; // the keys of the counts are issue codes
}

function oneCase(code: string, reason: string, count: number): Html {
  const reasons: Readonly<Record<string, string>> = GUIDE[code as IssueCode].reasons; // as above
  return html`<li><strong>${thousands(count)}</strong> <code>${reason}</code> <small>${reasons[reason] ?? ruleOf(reason)?.en ?? ''}</small></li>`;
}

/** The cases of a code, the most frequent first: of a missing value they are the fields. */
function cases(code: string, severity: Severity, reasons: Counts): Html {
  const start = `${severity} ${code} `;
  const own = ranked(reasons).filter(([key]) => key.startsWith(start));
  if (own.length === 0) return html``;
  const list = html`<ul class="cases">${own.map(([key, count]) => oneCase(code, key.slice(start.length), count))}</ul>`;
  return code === 'missing_value' ? list : html`<details><summary>By reason</summary>${list}</details>`;
}
