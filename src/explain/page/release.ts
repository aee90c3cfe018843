/** What the newest release changed for this company, change by change. */

import type { Explanation } from '../explanation.js';
import { type Html, html } from './html.js';

/** A change of two hundred rows is told by its first. */
const MOST = 20;

export function releaseSection({ release }: Explanation): Html {
  const { before, after, changes } = release;
  return html`<section id="release" aria-labelledby="release-title">
<h2 id="release-title">What the release of ${after} changed</h2>
${changes.length === 0 ? html`<p>Nothing in this company’s dataset.</p>` : html`<p>This company’s dataset by the release of ${before}, and by that of ${after}.</p>${changes.map(change)}`}
</section>`;
}

function change({ name, sentence, differences }: Explanation['release']['changes'][number]): Html {
  return html`<details><summary><code>${name}</code> <span class="count">${differences.length}</span></summary>
${sentence === null ? '' : html`<blockquote>${sentence}</blockquote>`}
<div class="scroll" role="region" aria-label="${name}" tabindex="0"><table><thead><tr><th scope="col">Field</th><th scope="col">Before</th><th scope="col">After</th></tr></thead>
<tbody>${differences.slice(0, MOST).map(({ output, before, after }) => html`<tr><th scope="row"><code class="path">${output}</code></th><td>${before ?? html`<em>absent</em>`}</td><td>${after ?? html`<em>absent</em>`}</td></tr>`)}</tbody></table></div>${differences.length > MOST ? html`<p>And ${differences.length - MOST} more of the same change.</p>` : ''}</details>`;
}
