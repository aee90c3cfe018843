/** Who holds what, drawn to scale with the thresholds marked; officers and branches as tables. */

import type { Explanation, Holder } from '../explanation.js';
import { type Html, html } from './html.js';

/** The thresholds at which a holding starts to mean something else, in percent. */
const MARKS = [10, 25, 50, 75];
const BAR = 10;
const GAP = 4;
const SCALE = 4;

export function holdersSection({ holders, officers, branches }: Explanation): Html {
  const { shareholders, unaccounted, known } = holders;
  return html`<section id="holders" aria-labelledby="holders-title">
<h2 id="holders-title">Holders, officers, branches</h2>
${known ? '' : html`<p class="unknown-note">No endpoint of shareholders was asked: who holds the company is unknown.</p>`}
${
  shareholders.length === 0
    ? ''
    : html`<figure>${picture(shareholders, unaccounted)}<figcaption>${caption(withShare(shareholders).length, unaccounted)}</figcaption></figure>
${table('Shareholders', ['Name', 'Translated', 'Kind', 'Percent'], shareholders.map(holderCells))}`
}
${table(
  'Officers',
  ['Name', 'Translated', 'Role'],
  officers.map(({ name, translatedName, role }) => [shown(name), translatedName ?? '–', shown(role)]),
)}
${table(
  'Branches',
  ['Name', 'Number', 'Registered by'],
  branches.map(({ name, number, institution }) => [shown(name), number ?? '–', shown(institution)]),
)}
</section>`;
}

function caption(count: number, unaccounted: number | null): string {
  const drawn = count > DRAWN ? `The ${DRAWN} largest holders, and the others as one pale bar. ` : '';
  const marks = `${drawn}Marks at ${MARKS.join(', ')} percent. Solid: a company; striped: a person; outlined: not known which.`;
  if (unaccounted === null) return `${marks} What is left to 100 percent cannot be told.`;
  return `${marks} Unaccounted for: ${unaccounted} percent.`;
}

/** So many holders have a bar of their own; the smaller ones share one. */
const DRAWN = 24;

/** One bar for each holder with a share, one for the smaller ones together, and one for the rest. */
function picture(holders: readonly Holder[], unaccounted: number | null): Html {
  const known = withShare(holders);
  const bars = known.length > DRAWN ? largest(known) : known;
  const rest = unaccounted !== null && unaccounted > 0 ? unaccounted : undefined;
  const count = bars.length + (rest === undefined ? 0 : 1);
  const height = count * (BAR + GAP) + GAP;
  const label = `${known.length} holders by percentage; the table below has each`;
  return html`<svg viewBox="0 0 ${100 * SCALE} ${height}" role="img" aria-label="${label}" preserveAspectRatio="none" class="picture">
<defs><pattern id="stripes" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="2" height="4" class="stripe"/></pattern></defs>
${MARKS.map((mark) => html`<line x1="${mark * SCALE}" x2="${mark * SCALE}" y1="0" y2="${height}" class="mark"/>`)}
${bars.map(({ percent, kind, name }, index) => html`<rect y="${GAP + index * (BAR + GAP)}" width="${percent * SCALE}" class=${kind}><title>${name ?? 'unnamed'}: ${percent} %</title></rect>`)}
${rest === undefined ? '' : html`<rect y="${GAP + bars.length * (BAR + GAP)}" width="${rest * SCALE}" class=rest><title>unaccounted for: ${rest} %</title></rect>`}
</svg>`;
}

function withShare(holders: readonly Holder[]): Drawn[] {
  return holders.flatMap(({ name, kind, percent }) => (percent === null ? [] : [{ name, kind, percent }]));
}

interface Drawn extends Pick<Holder, 'name'> {
  readonly percent: number;
  readonly kind: Holder['kind'] | 'others';
}

/** The largest holdings, the largest first, and all others as one. */
function largest(holders: readonly Drawn[]): Drawn[] {
  const sorted = [...holders].sort((a, b) => b.percent - a.percent);
  const others = sorted.slice(DRAWN);
  const sum = others.reduce((total, { percent }) => total + percent, 0);
  const name = `${others.length} smaller holders together`;
  return [
    ...sorted.slice(0, DRAWN),
    { name, percent: Math.min(100, Number(sum.toFixed(2))), kind: 'others' },
  ];
}

function holderCells({ name, translatedName, kind, percent, derived }: Holder): Cell[] {
  const share =
    percent === null ? 'unknown' : html`${percent}${derived ? html` <small>derived</small>` : ''}`;
  return [shown(name), translatedName ?? '–', KINDS[kind], share];
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
