/** What an auditor needs to make the page again: digests, versions, time. */

import type { Explanation } from '../explanation.js';
import { type Html, html } from './html.js';

export function aboutSection({ version, madeAt, digests, request, rules }: Explanation): Html {
  return html`<footer id="about"><h2>About this page</h2>
<dl class="facts">
<div><dt>Made by</dt><dd>neci-kyc ${version}${madeAt === null ? '' : html`, <time datetime="${madeAt}">${madeAt}</time>`}</dd></div>
<div><dt>Dataset</dt><dd>${request.dataset} ${request.version}, release ${request.release}, extensions ${request.extensions ? 'on' : 'off'}, translations ${request.translate === 'derive' ? 'derived where the source has none' : 'of the source only'}</dd></div>
<div><dt>SHA-256 of the input</dt><dd><code class="digest">${digests.input}</code></dd></div>
<div><dt>SHA-256 of the dataset</dt><dd><code class="digest">${digests.output}</code></dd></div>
<div><dt>Rules</dt><dd>${rules.map(({ id }, index) => html`${index === 0 ? '' : ', '}<code>${id}</code>`)}</dd></div>
</dl></footer>`;
}
