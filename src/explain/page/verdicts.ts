/** One box per question of risk: the answer, what decides it, what says otherwise, and whom to ask. */

import type { Answer, Evidence, Explanation, Verdict } from '../explanation.js';
import type { Anchors } from './anchors.js';
import { defined } from './glossary.js';
import { type Html, html, term } from './html.js';

export function verdictsSection({ verdicts }: Explanation, anchors: Anchors): Html {
  return html`<section id="verdicts" aria-labelledby="verdicts-title">
<h2 id="verdicts-title">Verdicts</h2>
<p>Unknown is not a clean bill: no source has said no.</p>
<div class="verdicts">${verdicts.map((verdict) => box(verdict, anchors))}</div>
</section>`;
}

const SIGNS: { readonly [A in Answer]: string } = { yes: '● Yes', no: '○ No', unknown: '? Unknown' };

function box({ question, label, answer, because, against, past, ask }: Verdict, anchors: Anchors): Html {
  return html`<article class="verdict ${answer}" id="verdict-${question}">
<h3>${defined(label)}</h3>
<p class="answer">${SIGNS[answer]}</p>
${because.length === 0 ? '' : html`<p class="lead">Because</p><ul class="evidence">${because.map((each) => item(each, anchors))}</ul>`}
${against.length === 0 ? '' : html`<p class="lead">Says otherwise, and does not decide</p><ul class="evidence">${against.map((each) => item(each, anchors))}</ul>`}
${past.length === 0 ? '' : html`<p class="lead">Rows of the past</p><ul class="evidence">${past.map((each) => item(each, anchors))}</ul>`}
${ask.length === 0 ? '' : html`<p class="lead">To find out, ask ${ask.map((name, index) => html`${index === 0 ? '' : ' or '}<code>${name}</code>`)}</p>`}
</article>`;
}

function item({ says, path, row }: Evidence, anchors: Anchors): Html {
  const anchor = anchors.raw(path);
  const place =
    anchor === undefined ? html`<code>${path}</code>` : html`<a href="#${anchor}"><code>${path}</code></a>`;
  const facts = row === undefined ? '' : rowFacts(row);
  return html`<li>${term(says)}${facts} <span class="place">${place}</span></li>`;
}

function rowFacts({ reason, authority, from, until }: NonNullable<Evidence['row']>): Html {
  const days = [from === null ? '' : `from ${from}`, until === null ? '' : `until ${until}`].filter(
    (part) => part !== '',
  );
  return html`: ${reason === null ? 'no reason given' : html`<span lang="zh">${reason}</span>`}${
    authority === null ? '' : html`, <span lang="zh">${authority}</span>`
  }${days.length === 0 ? '' : `, ${days.join(' ')}`}`;
}
