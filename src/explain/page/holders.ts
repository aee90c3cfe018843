/** Who holds what, drawn to scale with the thresholds marked; officers and branches as tables. */

import type { Explanation, Holder } from '../explanation.js';
import { type Html, html } from './html.js';

/** The thresholds at which a holding starts to mean something else, in percent. The style places their labels. */
const MARKS = [10, 25, 50, 75];

export function holdersSection({ holders, officers, branches, endpoints }: Explanation): Html {
  const { shareholders, unaccounted, known } = holders;
  const isUsed = (...names: readonly string[]) =>
    endpoints.some(({ name, state }) => state === 'used' && names.includes(name));
  return html`<section id="holders" aria-labelledby="holders-title">
<h2 id="holders-title">Holders, officers, branches</h2>
${
  known
    ? ''
    : unknownNote(
        'Nothing in the bundle tells who holds the company: its shareholders are unknown, not none.',
      )
}
${
  shareholders.length === 0
    ? ''
    : html`${picture(shareholders, unaccounted)}
${table('Shareholders', ['Name', 'Translated', 'Kind', 'Percent'], shareholders.map(holderCells))}`
}
${known && shareholders.length === 0 ? html`<h3>Shareholders</h3><p>The source lists none.</p>` : ''}
${table(
  'Officers',
  ['Name', 'Translated', 'Role'],
  officers.map(({ name, translatedName, role }) => [shown(name), translatedName ?? '–', shown(role)]),
)}
${
  branches.length > 0 || isUsed('neci', 'branchInfo')
    ? table(
        'Branches',
        ['Name', 'Number', 'Registered by'],
        branches.map(({ name, number, institution }) => [shown(name), number ?? '–', shown(institution)]),
      )
    : html`<h3>Branches</h3>${unknownNote('No endpoint of branches is in the bundle: whether there are any is unknown.')}`
}
</section>`;
}

function unknownNote(text: string): Html {
  return html`<p class="unknown-note">? ${text}</p>`;
}

/** So many holders have a bar of their own; the smaller ones share one. */
const DRAWN = 24;

/** One bar for each holder with a share, one for the smaller ones together, and one for the rest. */
function picture(holders: readonly Holder[], unaccounted: number | null): Html {
  const known = holders.flatMap(({ name, translatedName, kind, percent }) =>
    percent === null ? [] : [{ name, translatedName, kind, percent }],
  );
  const bars = known.length > DRAWN ? largest(known) : known;
  const left = unaccounted !== null && unaccounted > 0 ? unaccounted : undefined;
  const rest =
    left === undefined ? [] : [{ name: REST, translatedName: null, kind: 'rest', percent: left } as const];
  return html`<figure><figcaption>${caption(known.length, holders.length, unaccounted)}</figcaption>
<svg class="defs" aria-hidden="true"><defs><path id="marks" d="${MARKS.map((mark) => `M${mark} 0V8`).join('')}"/><pattern id="stripes" width="1.5" height="8" patternUnits="userSpaceOnUse"><rect width=".8" height="8" class="stripe"/></pattern></defs></svg>
<p class="scale" aria-hidden="true">${MARKS.map((mark) => html`<span class="at${mark}">${mark}</span>`)}</p>
<ul class="picture">${[...bars, ...rest].map(bar)}</ul></figure>`;
}

const REST = 'Unaccounted for';

interface Drawn extends Pick<Holder, 'name' | 'translatedName'> {
  readonly percent: number;
  readonly kind: Holder['kind'] | 'others' | 'rest';
}

function bar({ name, translatedName, kind, percent }: Drawn): Html {
  const shown = translatedName === null ? '' : html` <small>${translatedName}</small>`;
  return html`<li><span>${SIGNS[kind]} ${name ?? 'unnamed'}${shown}</span><svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class=${kind} width="${Math.min(100, percent)}" height="8"/><use href="#marks"/></svg><span class="percent">${percent} %</span></li>`;
}

const SIGNS: { readonly [K in Drawn['kind']]: string } = {
  person: '◌',
  company: '■',
  unknown: '?',
  others: '…',
  rest: '–',
};

function caption(drawn: number, all: number, unaccounted: number | null): string {
  const most = drawn > DRAWN ? `The ${DRAWN} largest holders, and the others as one pale bar. ` : '';
  const without = all > drawn ? `${all - drawn} of ${all} holders have no known share. ` : '';
  const marks = `${most}${without}Marks at ${MARKS.join(', ')} percent. ■ solid: a company; ◌ striped: a person; ? outlined: not known which.`;
  if (unaccounted === null) return `${marks} What is left to 100 percent cannot be told.`;
  return `${marks} Unaccounted for: ${unaccounted} percent.`;
}

/** The largest holdings, the largest first, and all others as one. */
function largest(holders: readonly Drawn[]): Drawn[] {
  const sorted = [...holders].sort((a, b) => b.percent - a.percent);
  const others = sorted.slice(DRAWN);
  const sum = others.reduce((total, { percent }) => total + percent, 0);
  const name = `${others.length} smaller holders together`;
  const percent = Math.min(100, Number(sum.toFixed(2)));
  return [...sorted.slice(0, DRAWN), { name, translatedName: null, percent, kind: 'others' }];
}

function holderCells({ name, translatedName, kind, percent, derived }: Holder): Cell[] {
  const share =
    percent === null ? 'unknown' : html`${percent}${derived ? html` <small>derived</small>` : ''}`;
  return [shown(name), translatedName ?? '–', html`<span class="kind">${KINDS[kind]}</span>`, share];
}

const KINDS: { readonly [K in Holder['kind']]: string } = {
  person: '◌ person',
  company: '■ company',
  unknown: '? not known',
};

type Cell = Html | string;

function shown(text: string | null): Cell {
  return text ?? '–';
}

/** Longer lists are only in the fields, where each value has its source. */
const LONGEST = 50;

function table(title: string, heads: readonly string[], rows: readonly (readonly Cell[])[]): Html {
  if (rows.length === 0) return html`<h3>${title}</h3><p>None in the bundle.</p>`;
  if (rows.length > LONGEST && title !== 'Shareholders')
    return html`<h3>${title} <span class="count">${rows.length}</span></h3><p>See the <a href="#fields">table under Fields</a>.</p>`;
  return html`<h3>${title} <span class="count">${rows.length}</span></h3>
<div class="scroll" role="region" aria-label="${title}" tabindex="0"><table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>`;
}
