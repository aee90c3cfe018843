/** The company's days, oldest first: legal events and risk entries told apart by a sign. */

import type { Explanation, TimelineEntry } from '../explanation.js';
import type { Anchors } from './anchors.js';
import { defined } from './glossary.js';
import { type Html, html } from './html.js';

export function timelineSection({ timeline }: Explanation, anchors: Anchors): Html {
  return html`<section id="timeline" aria-labelledby="timeline-title">
<h2 id="timeline-title">Timeline</h2>
${timeline.length === 0 ? html`<p>The bundle has no day of any event.</p>` : html`<ol class="timeline">${timeline.map((entry) => item(entry, anchors))}</ol>`}
</section>`;
}

function item({ day, event, detail, kind, path }: TimelineEntry, anchors: Anchors): Html {
  const anchor = anchors.raw(path);
  const date = html`<time datetime="${day}">${day}</time>`;
  return html`<li class="${kind}"><span class="day">${anchor === undefined ? date : html`<a href="#${anchor}">${date}</a>`}</span> <span class="sign">${kind === 'risk' ? '▲ risk' : '● legal'}</span> <span>${defined(event)}${detail === null ? '' : html`: <span lang="zh">${detail}</span>`}</span></li>`;
}
