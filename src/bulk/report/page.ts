/**
 * A bulk run on one page: the questions of risk first, then what was wrong with the data and where to look. Counts,
 * places and companies' numbers alone; nothing of a person.
 */

import { documentOf, type Section } from '../../explain/page/document.js';
import { glossarySection } from '../../explain/page/glossary.js';
import { type Html, html } from '../../explain/page/html.js';
import { VERSION } from '../../generated/version.js';
import type { OutputField } from '../fields.js';
import { type Tally, totalIssues } from '../tally.js';
import type { Task } from '../task.js';
import { codesSection } from './codes.js';
import { coverageSection } from './coverage.js';
import { capitalSection, statusSection } from './figures.js';
import { thousands } from './format.js';
import { failuresSection, issuesSection } from './issues.js';
import { questionsSection } from './questions.js';
import { worstSection } from './worst.js';

export interface ReportFacts {
  readonly task: Task;
  /** What was read, as the user named it. */
  readonly input: string;
  /** The fields that the dataset can have. */
  readonly fields: readonly OutputField[];
  readonly tally: Tally;
  readonly madeAt: Date;
  /** Where the run ended, when it didn't reach the end of its input. */
  readonly endedAt?: string;
}

const SECTIONS: readonly Section[] = [
  ['questions', 'Questions'],
  ['issues', 'Issues'],
  ['codes', 'Unknown codes'],
  ['worst', 'Worst records'],
  ['status', 'Status'],
  ['capital', 'Capital'],
  ['coverage', 'Field coverage'],
  ['glossary', 'Glossary'],
];

const FAILED: Section = ['failed', 'Failed'];

export function reportPage({ task, input, fields, tally, madeAt, endedAt }: ReportFacts): string {
  const { overview } = tally;
  const delivered = tally.records - tally.failed;
  const made = madeAt.toISOString();
  const title = `${task.dataset} ${task.version}, release ${task.release}`;
  return documentOf({
    title: `neci-kyc: ${title}`,
    skip: ['questions', 'Questions'],
    header: html`<header class="head">
<h1>Bulk run: ${title}</h1>
<p>${input}, read <time datetime="${made}">${made.slice(0, 19).replace('T', ' ')} UTC</time></p>
${endedAt === undefined ? '' : html`<p class="alarm">The run ended early, at ${endedAt}: too many records failed.</p>`}
<dl class="figures">
${figure('records', tally.records)}
${figure('delivered', delivered)}
${figure('failed', tally.failed)}
${figure('issues', totalIssues(tally))}
</dl>
</header>`,
    sections: tally.failed === 0 ? SECTIONS : SECTIONS.toSpliced(1, 0, FAILED),
    main: html`${overview && questionsSection(overview.answers, tally)}
${failuresSection(tally)}
${issuesSection(tally)}
${
  overview && [
    codesSection(overview.unknownCodes),
    worstSection(overview.worst),
    statusSection(overview.status, delivered),
    capitalSection(overview, delivered),
    coverageSection(fields, overview.filled, delivered),
  ]
}
${glossarySection()}`,
    footer: html`<footer id="about"><p>Made by neci-kyc ${VERSION}. The issues file has each issue with its record, and the output each
company; this page counts them.</p></footer>`,
  });
}

function figure(name: string, count: number): Html {
  const kind = name === 'failed' && count > 0 ? html` class="bad"` : '';
  return html`<div${kind}><dt>${name}</dt><dd>${thousands(count)}</dd></div>`;
}
