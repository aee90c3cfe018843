/** The questions of risk: how many companies are answered by yes, by no, and not at all. */

import type { Answer } from '../../explain/explanation.js';
import { defined } from '../../explain/page/glossary.js';
import { type Html, html, term } from '../../explain/page/html.js';
import { labelOf } from '../../explain/verdicts.js';
import { type Answered, type Answers, QUESTIONS } from '../answers.js';
import type { Named } from '../block.js';
import type { Tally } from '../tally.js';
import { numbers, percentOf, section, table, thousands } from './format.js';

export function questionsSection(answers: Answers, { records, failed }: Tally): Html {
  const delivered = records - failed;
  const rows = QUESTIONS.map((question) => {
    const { counts } = answers[question];
    return html`<tr><th scope="row">${defined(labelOf(question))}${stack(counts, delivered)}</th>${ANSWERS.map((answer) => cell(answer, counts[answer], delivered))}</tr>`;
  });
  const lists = QUESTIONS.filter((question) => answers[question].yes.length > 0);
  return section(
    'questions',
    'Questions of risk',
    'Companies delivered, by the answer. Unknown does not clear a company: it is a question that is still to be asked.',
    html`${table('Questions of risk', ['Question', numbers('● Yes'), numbers('? Unknown'), numbers('○ No')], rows)}
${failed === 0 ? '' : html`<p class="alarm">${thousands(failed)} more records failed; of their companies nothing is known.</p>`}
${lists.map((question) => html`<details><summary>${term(labelOf(question))}: which companies <span class="count">${thousands(answers[question].counts.yes)}</span></summary>${companies(answers[question])}</details>`)}`,
  );
}

/** Unknown comes before no: it is work to do. */
const ANSWERS: readonly Answer[] = ['yes', 'unknown', 'no'];

function cell(answer: Answer, count: number, delivered: number): Html {
  return html`<td class="number ${count === 0 ? '' : answer}">${thousands(count)} <small>${percentOf(count, delivered)}</small></td>`;
}

/** The three answers in one bar; the numbers are beside it. */
function stack(counts: Answered['counts'], delivered: number): Html {
  let left = 0;
  const parts = ANSWERS.map((answer) => {
    const width = delivered === 0 ? 0 : (counts[answer] / delivered) * 100;
    const x = left;
    left += width;
    return html`<rect class="${answer}" x="${Number(x.toFixed(2))}" width="${Number(width.toFixed(2))}" height="8"/>`;
  });
  return html`<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">${parts}</svg>`;
}

function companies({ counts, yes }: Answered): Html {
  const more = counts.yes - yes.length;
  return html`<ul class="places">${yes.map((company) => html`<li>${named(company)}</li>`)}</ul>${more > 0 ? html`<p>And ${thousands(more)} more; the output has them all.</p>` : ''}`;
}

/** A company by its number, and the place of its record. */
export function named({ place, number }: Named): Html {
  return number === undefined ? html`${place}` : html`<code>${number}</code> <small>${place}</small>`;
}
