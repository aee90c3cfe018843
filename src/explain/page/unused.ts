/** What was in the bundle and is not in the dataset, and what no endpoint was asked for. */

import { getOrAdd } from '../../company/lists.js';
import type {
  EndpointState,
  ExplainedEndpoint,
  Explanation,
  UnusedReason,
  UnusedValue,
} from '../explanation.js';
import type { Anchors } from './anchors.js';
import { type Html, html } from './html.js';

export function unusedSection({ unused, endpoints }: Explanation, anchors: Anchors): Html {
  return html`<section id="unused" aria-labelledby="unused-title">
<h2 id="unused-title">Not used, not asked</h2>
<h3>Endpoints</h3>
<div class="scroll" role="region" aria-label="Endpoints" tabindex="0"><table class="stack"><thead><tr><th scope="col">Endpoint</th><th scope="col">State</th><th scope="col">Asked</th><th scope="col">Empty fields that it could fill</th></tr></thead>
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
  const others = couldFill.length - only.length;
  return html`<tr><th scope="row"><code>${name}</code> <span lang="zh" class="zh">${label}</span></th><td>${STATES[state]}</td><td>${checked === null ? (state === 'absent' ? 'not asked' : 'no time given') : checked.slice(0, 10)}</td>
<td>${only.length === 0 ? '' : html`only this one: ${only.map(({ title, output }) => withParent(title, output)).join(', ')}`}${others === 0 ? '' : `${only.length === 0 ? '' : '; '}${others} that others could fill too`}${couldFill.length === 0 ? '–' : ''}</td></tr>`;
}

/** "Name" alone could be anybody's: of a row it is that of a branch, a shareholder, an officer. */
function withParent(title: string, output: string): string {
  const [, parent] = /(\w+)(?:\[\*\])?\.\w+(?:\[\*\])?$/.exec(output) ?? [];
  return parent === undefined || PARTS.has(parent) ? title : `${title} (${parent})`;
}

/** These say nothing of what is in them. */
const PARTS: ReadonlySet<string> = new Set([
  'content',
  'additionalData',
  'providerSpecificData',
  'associatedEntities',
  'extradata',
]);

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
  return html`<h4>${REASONS[reason]} <span class="count">${values.length}</span></h4><ul class="unused">${values.map(
    ({ path, original, detail }) => {
      const anchor = anchors.raw(path);
      const place = html`<code>${path}</code>`;
      return html`<li>${anchor === undefined ? place : html`<a href="#${anchor}">${place}</a>`} <code class="original">${short(original)}</code>${detail === null ? '' : html` <small>${detail}</small>`}</li>`;
    },
  )}</ul>`;
}

/** The whole value is in the raw bundle below. */
function short(original: string): string {
  return original.length > 80 ? `${original.slice(0, 80)}…` : original;
}
