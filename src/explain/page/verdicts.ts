/** One box per question of risk: the answer, what decides it, what says otherwise, and whom to ask. */

import type { Answer, Evidence, Explanation, Verdict } from '../explanation.js';
import type { Anchors } from './anchors.js';
import { concern } from './concern.js';
import { defined } from './glossary.js';
import { type Html, html, term } from './html.js';
import { pathLink } from './path.js';

export function verdictsSection(explanation: Explanation, anchors: Anchors): Html {
  const { verdicts } = explanation;
  return html`<section id="verdicts" aria-labelledby="verdicts-title">
<h2 id="verdicts-title">Verdicts</h2>
<p>Unknown does not clear the company: it is a question that is still to be asked.</p>
<ul class="summary">${verdicts.map(({ question, label, answer }) => html`<li class="${answer}"><a href="#verdict-${question}">${label.en}</a> <strong>${SIGNS[answer]}</strong></li>`)}</ul>
<div class="verdicts">${verdicts.map((verdict) => box(verdict, explanation, anchors))}</div>
</section>`;
}

export const SIGNS: { readonly [A in Answer]: string } = { yes: '● Yes', no: '○ No', unknown: '? Unknown' };

function box(verdict: Verdict, explanation: Explanation, anchors: Anchors): Html {
  const { question, label, answer, because, against, doubts, past, ask } = verdict;
  const group = (lead: string, list: readonly Evidence[]) =>
    list.length === 0
      ? ''
      : html`<p class="lead">${lead}</p><ul class="evidence">${list.map((each) => item(each, explanation, anchors))}</ul>`;
  return html`<article class="verdict ${answer}" id="verdict-${question}">
<h3>${defined(label)}</h3>
<p class="answer">${SIGNS[answer]}</p>
${group('Because', because)}
${answer === 'unknown' && because.length === 0 ? html`<p class="lead">Nothing in the bundle tells</p>` : ''}
${group('Says otherwise, and does not decide', against)}
${group('In doubt, and does not decide', doubts)}
${group('Rows of the past', past)}
${ask.length === 0 ? '' : html`<p class="lead">To find out, ask ${ask.map((name, index) => html`${index === 0 ? '' : ' or '}<code>${name}</code>${again(name, explanation)}`)}</p>`}
</article>`;
}

function again(name: string, { endpoints }: Explanation): string {
  return endpoints.some((endpoint) => endpoint.name === name && endpoint.state !== 'absent') ? ' again' : '';
}

function item({ says, path, row, issues = [] }: Evidence, explanation: Explanation, anchors: Anchors): Html {
  const facts = row === undefined ? '' : rowFacts(row);
  return html`<li>${term(says)}${facts} <span class="place">${pathLink(path, anchors.raw(path))}</span>${issues.map((index) => concern(index, explanation))}</li>`;
}

function rowFacts({ reason, authority, from, until }: NonNullable<Evidence['row']>): Html {
  const days = [from === null ? '' : `from ${from}`, until === null ? '' : `until ${until}`].filter(
    (part) => part !== '',
  );
  return html`: ${reason === null ? 'no reason given' : html`<span lang="zh">${reason}</span>`}${
    authority === null ? '' : html`, <span lang="zh">${authority}</span>`
  }${days.length === 0 ? '' : `, ${days.join(' ')}`}`;
}
