/** The raw bundle, a line for each value, each with an anchor and a link to what was made of it. */

import { pathAlong } from '../../json/path.js';
import type { Explanation } from '../explanation.js';
import type { Anchors } from './anchors.js';
import { type Html, html, json } from './html.js';

export function rawSection({ bundle }: Explanation, anchors: Anchors): Html {
  const endpoints = Object.entries(bundle as Record<string, unknown>); // a bundle is an object, or nothing was explained
  return html`<section id="raw" aria-labelledby="raw-title">
<h2 id="raw-title">Raw bundle</h2>
<p>As it came. A value that is in the dataset is a link to it.</p>
${endpoints.map(([name, body]) => html`<h3><code>${name}</code></h3><div class="scroll" role="region" aria-label="${name}" tabindex="0"><div class="json">${lines(body, pathAlong('$', [name]), NOTHING, 0, anchors)}</div></div>`)}
</section>`;
}

const NOTHING = html``;

function lines(value: unknown, path: string, label: Html, depth: number, anchors: Anchors): Html[] {
  if (typeof value !== 'object' || value === null) return [leaf(value, path, label, depth, anchors)];
  const entries = Array.isArray(value)
    ? value.map((element, index) => ({ label: NOTHING, inner: element, at: `${path}[${index}]` }))
    : Object.entries(value).map(([key, inner]) => ({
        label: html`${json(key)}: `,
        inner,
        at: pathAlong(path, [key]),
      }));
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  if (entries.length === 0) return [html`<div class=${indent(depth)}>${label}${open}${close}</div>`];
  return [
    html`<div class=${indent(depth)}>${label}${open}</div>`,
    ...entries.flatMap((entry) => lines(entry.inner, entry.at, entry.label, depth + 1, anchors)),
    html`<div class=${indent(depth)}>${close}</div>`,
  ];
}

function leaf(value: unknown, path: string, label: Html, depth: number, anchors: Anchors): Html {
  const [first, ...others] = anchors.madeBy(path);
  const text = json(value);
  const shown = first === undefined ? text : html`<a href=#${first}>${text}</a>`;
  const all = others.length === 0 ? '' : html` data-f="${[first, ...others].join(' ')}"`;
  return html`<div id=${anchors.raw(path)} class=${indent(depth)}${all}>${label}${shown}</div>`;
}

/** Deeper lines are indented no further. */
function indent(depth: number): string {
  return `d${Math.min(depth, 9)}`;
}
