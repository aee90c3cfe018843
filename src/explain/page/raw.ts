/** The raw bundle, a line for each value, each with an anchor and a link to what was made of it. */

import { segment } from '../../json/path.js';
import type { Explanation } from '../explanation.js';
import type { Anchors } from './anchors.js';
import { type Html, html, json } from './html.js';

export function rawSection({ bundle, request }: Explanation, anchors: Anchors): Html {
  const endpoints = Object.entries(bundle as Record<string, unknown>); // a bundle is an object, or nothing was explained
  const how = request.redacted ? 'Without what may name a person.' : 'As it came.';
  return html`<section id="raw" aria-labelledby="raw-title">
<h2 id="raw-title">Raw bundle</h2>
<p>${how} A value that is in the dataset is a link to it.</p>
${endpoints.map(([name, body]) => html`<h3><code>${name}</code></h3><div class="scroll" role="region" aria-label="${name}" tabindex="0"><div class="json">${lines(body, `$${segment(name)}`, NOTHING, anchors)}</div></div>`)}
</section>`;
}

const NOTHING = html``;

/**
 * A line for each value; what is inside an object or a list is in a box, which indents it. A paragraph ends where the
 * next one or a box begins, and there are thousands of them.
 */
function lines(value: unknown, path: string, label: Html, anchors: Anchors): Html {
  if (typeof value !== 'object' || value === null) return line(value, path, label, anchors);
  const isList = Array.isArray(value);
  const entries = Object.entries(value);
  if (entries.length === 0) return line(value, path, label, anchors);
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  const inner = entries.map(([key, each]) =>
    isList
      ? lines(each, `${path}[${key}]`, NOTHING, anchors)
      : lines(each, path + segment(key), html`${json(key)}: `, anchors),
  );
  return html`<p${id(path, anchors)}>${label}${open}<div class=in>${inner}</div><p>${close}`;
}

function line(value: unknown, path: string, label: Html, anchors: Anchors): Html {
  const [first, ...others] = anchors.madeBy(path);
  const text = json(value);
  const shown = first === undefined ? text : html`<a href=#${first}>${text}</a>`;
  const all = others.length === 0 ? '' : html` data-f="${[first, ...others].join(' ')}"`;
  return html`<p${id(path, anchors)}${all}>${label}${shown}`;
}

function id(path: string, anchors: Anchors): Html | '' {
  const anchor = anchors.raw(path);
  return anchor === undefined ? '' : html` id=${anchor}`;
}
