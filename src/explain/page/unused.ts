/** What was in the bundle and is not in the dataset, and what no endpoint was asked for. */

import { getOrAdd } from '../../company/lists.js';
import type {
  EndpointState,
  ExplainedEndpoint,
  Explanation,
  UnusedReason,
  UnusedValue,
} from '../explanation.js';
import { patternOf } from '../fields.js';
import { titleWithParent } from '../titles.js';
import type { Anchors } from './anchors.js';
import { type Html, html, jsonText } from './html.js';
import { pathLink, pathText } from './path.js';

export function unusedSection({ unused, endpoints }: Explanation, anchors: Anchors): Html {
  return html`<section id="unused" aria-labelledby="unused-title">
<h2 id="unused-title">Not used, not asked</h2>
<h3>Endpoints</h3>
<div class="scroll" role="region" aria-label="Endpoints" tabindex="0"><table id="endpoints-table" class="stack"><thead><tr><th scope="col">Endpoint</th><th scope="col">State</th><th scope="col">Asked</th><th scope="col">Empty fields that it could fill</th></tr></thead>
<tbody>${endpoints.map(endpointRow)}</tbody></table></div>
<h3>Raw values that are not in the dataset <span class="count">${unused.length}</span></h3>
${unused.length === 0 ? html`<p>Every raw value is in the dataset.</p>` : html`<details><summary>Show all, by reason</summary>${groupsOf(unused).map(([reason, values]) => group(reason, values, anchors))}</details>`}
</section>`;
}

const STATES: { readonly [S in EndpointState]: string } = {
  used: '✓ used',
  no_result: '○ answered: nothing found',
  failed: '✗ failed',
  absent: '– not in the bundle',
};

function endpointRow({ name, label, state, checked, couldFill }: ExplainedEndpoint): Html {
  const only = couldFill.filter((field) => field.only);
  const others = couldFill.filter((field) => !field.only);
  return html`<tr><th scope="row"><code>${name}</code> <span lang="zh" class="zh">${label}</span></th><td>${STATES[state]}</td><td class="day">${checked === null ? (state === 'absent' ? 'not asked' : 'no time given') : checked.slice(0, 10)}</td>
<td>${only.length === 0 ? '' : html`only this one: ${titles(only)}`}${others.length === 0 ? '' : html`<details><summary>${others.length} that others could fill too</summary>${titles(others)}</details>`}${couldFill.length === 0 ? '–' : ''}</td></tr>`;
}

function titles(fields: ExplainedEndpoint['couldFill']): string {
  return fields.map(titleWithParent).join(', ');
}

const REASONS: { readonly [R in UnusedReason]: string } = {
  other_source_wins: 'Another source wins',
  ignored: 'Left out on purpose',
  unmapped: 'The key is unknown to neci-kyc',
  row_left_out: 'The row is left out',
  checked_only: 'Compared or counted, not emitted',
  not_in_dataset: 'This dataset has no field for it',
  unreadable: 'Cannot be read without guessing, or must not be emitted',
};

function groupsOf(unused: readonly UnusedValue[]): [UnusedReason, UnusedValue[]][] {
  const groups = new Map<UnusedReason, UnusedValue[]>();
  for (const value of unused) getOrAdd(groups, value.reason).push(value);
  return [...groups];
}

function group(reason: UnusedReason, values: readonly UnusedValue[], anchors: Anchors): Html {
  const patterns = new Map<string, UnusedValue[]>();
  for (const value of values) getOrAdd(patterns, patternOf(value.path)).push(value);
  return html`<h4>${REASONS[reason]} <span class="count">${values.length}</span></h4><ul class="unused">${[
    ...patterns,
  ].map(([pattern, same]) =>
    same.length > FEW ? together(pattern, same, anchors) : same.map((value) => item(value, anchors)),
  )}</ul>`;
}

/** The same key of so many rows is told once. */
const FEW = 5;

function item({ path, original, detail }: UnusedValue, anchors: Anchors): Html {
  return html`<li>${pathLink(path, anchors.raw(path))} <code>${jsonText(short(original))}</code>${because(detail)}</li>`;
}

function together(pattern: string, values: readonly UnusedValue[], anchors: Anchors): Html {
  const details = new Set(values.map(({ detail }) => detail));
  const [detail = null] = details.size === 1 ? details : [];
  const some = values
    .slice(0, FEW)
    .map(
      ({ path, original }, index) =>
        html`${index === 0 ? '' : ', '}<a href="#${anchors.raw(path)}"><code>${jsonText(short(original))}</code></a>`,
    );
  return html`<li>${pathText(pattern)} <span class="count">× ${values.length}</span> ${some} …${because(detail)}</li>`;
}

function because(detail: string | null): Html | '' {
  return detail === null ? '' : html` <small>${detail}</small>`;
}

/** The whole value is in the raw bundle below. */
function short(original: string): string {
  return original.length > 80 ? `${original.slice(0, 80)}…` : original;
}
