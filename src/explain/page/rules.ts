/** The rules that made a value on the page, each in a sentence, with its source. */

import type { Explanation } from '../explanation.js';
import { type Html, html } from './html.js';

export function rulesSection({ rules }: Explanation): Html {
  return html`<section id="rules" aria-labelledby="rules-title">
<h2 id="rules-title">Rules <span class="count">${rules.length}</span></h2>
${
  rules.length === 0
    ? html`<p>Every value is as its source gives it.</p>`
    : html`<dl class="rules">${rules.map(({ id, en, zh, source }) => html`<div id="rule-${id}"><dt><code>${id}</code></dt><dd>${en} <span lang="zh" class="zh">${zh}</span> <small>${source}</small></dd></div>`)}</dl>`
}
</section>`;
}
