/** How often each field of the dataset was filled, as a tree that can be folded and searched. */

import { type Html, html } from '../../explain/page/html.js';
import type { Counts } from '../counts.js';
import type { OutputField } from '../fields.js';
import { bar, percentOf, section, thousands } from './format.js';

export function coverageSection(fields: readonly OutputField[], filled: Counts, delivered: number): Html {
  return section(
    'coverage',
    'Field coverage',
    'How often each field was filled: of the records delivered, or of the elements when it is in a list.',
    html`<p class="filter" hidden><label>Find a field <input type="search" data-filter="coverage-tree" autocomplete="off"></label></p>
<ul class="tree" id="coverage-tree">${treeOf(fields).map((node) => branch(node, filled, delivered))}</ul>`,
  );
}

interface Node extends OutputField {
  readonly inner: Node[];
}

/** The paths are in document order, each object before what is in it. */
function treeOf(fields: readonly OutputField[]): readonly Node[] {
  const nodes = new Map<string, Node>();
  const roots: Node[] = [];
  for (const field of fields) {
    const node = { ...field, inner: [] };
    const end = field.path.lastIndexOf('.');
    const parent = nodes.get(field.path.slice(0, Math.max(0, end)).replace(/\[\]$/, ''));
    (parent?.inner ?? roots).push(node);
    nodes.set(field.path, node);
  }
  return roots;
}

function branch(node: Node, filled: Counts, delivered: number): Html {
  const { inner } = node;
  const row = rowOf(node, filled, delivered);
  if (inner.length === 0) return html`<li class="leaf">${row}</li>`;
  return html`<li><details open><summary>${row}</summary><ul>${inner.map((each) => branch(each, filled, delivered))}</ul></details></li>`;
}

function rowOf({ path, title }: OutputField, filled: Counts, delivered: number): Html {
  const count = filled[path] ?? 0;
  const list = path.lastIndexOf('[]');
  const of = list < 0 ? delivered : (filled[path.slice(0, list + 2)] ?? 0);
  return html`<span class="field"><code>${path.slice(path.lastIndexOf('.') + 1)}</code> <small>${title}</small></span> <span class="number">${thousands(count)} <small>${percentOf(count, of)}</small></span>${bar(count, of)}`;
}
