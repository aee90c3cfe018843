/** What changed since an older bundle, verdicts first. */

import { type Change, changeLine } from '../change.js';
import { type Html, html } from './html.js';

export function changesSection(changes: readonly Change[]): Html {
  return html`<section id="changes" aria-labelledby="changes-title">
<h2 id="changes-title">What changed <span class="count">${changes.length}</span></h2>
${changes.length === 0 ? html`<p>Nothing that decides anything.</p>` : html`<ul class="changes">${changes.map((change) => html`<li class="${change.kind}">${changeLine(change)}</li>`)}</ul>`}
</section>`;
}
