/** A JSONPath that a narrow column breaks at its steps, and that is a link where the page has what it selects. */

import { type Html, html } from './html.js';

export function pathText(path: string): Html {
  const [root = '', ...steps] = path.split(/(?=[.[])/);
  return html`<code class="path">${root}${steps.map((step) => html`<wbr>${step}`)}</code>`;
}

export function pathLink(path: string, anchor: string | undefined): Html {
  return anchor === undefined ? pathText(path) : html`<a href="#${anchor}">${pathText(path)}</a>`;
}
