/** The explanation as one HTML file. The sections are in the order of an auditor's questions. */

import { type Change, requireChanges } from '../change.js';
import type { Explanation } from '../explanation.js';
import { requireExplanation } from '../required.js';
import { aboutSection } from './about.js';
import { anchorsOf } from './anchors.js';
import { changesSection } from './changes.js';
import { documentOf, type Section } from './document.js';
import { fieldsSection } from './fields.js';
import { glossarySection } from './glossary.js';
import { header } from './header.js';
import { holdersSection } from './holders.js';
import { html } from './html.js';
import { issuesSection } from './issues.js';
import { rawSection } from './raw.js';
import { releaseSection } from './release.js';
import { rulesSection } from './rules.js';
import { timelineSection } from './timeline.js';
import { unusedSection } from './unused.js';
import { verdictsSection } from './verdicts.js';

const SECTIONS: readonly Section[] = [
  ['verdicts', 'Verdicts'],
  ['fields', 'Fields'],
  ['holders', 'Holders'],
  ['timeline', 'Timeline'],
  ['unused', 'Not used, not asked'],
  ['release', 'Releases'],
  ['issues', 'Issues'],
  ['rules', 'Rules'],
  ['raw', 'Raw bundle'],
  ['glossary', 'Glossary'],
  ['about', 'About'],
];

/**
 * Renders an explanation as a page.
 *
 * @param explanation What `explain` returns.
 * @param changes What `explainChange` returns, to say first what changed since an older bundle.
 * @returns A whole HTML document, self-contained.
 * @throws {TypeError} When it is something else, such as a bundle.
 * @example
 * writeFileSync('page.html', explainPage(explain(bundle)));
 */
export function explainPage(explanation: Explanation, changes?: readonly Change[]): string {
  requireExplanation(explanation);
  if (changes !== undefined) requireChanges(changes);
  const anchors = anchorsOf(explanation);
  const title = explanation.subject.name ?? explanation.subject.identifiers[0]?.value ?? 'Unnamed company';
  return documentOf({
    title: `${title} – where every value comes from`,
    skip: ['verdicts', 'Verdicts'],
    header: header(explanation),
    sections: changes === undefined ? SECTIONS : [['changes', 'What changed'], ...SECTIONS],
    main: html`${changes === undefined ? '' : changesSection(changes)}
${verdictsSection(explanation, anchors)}
${fieldsSection(explanation, anchors)}
${holdersSection(explanation)}
${timelineSection(explanation, anchors)}
${unusedSection(explanation, anchors)}
${releaseSection(explanation)}
${issuesSection(explanation, anchors)}
${rulesSection(explanation)}
${rawSection(explanation, anchors)}
${glossarySection()}`,
    footer: aboutSection(explanation),
  });
}
