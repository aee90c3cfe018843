/**
 * The explanation as one HTML file: no network, no dependence on scripts, a strict content security policy. The
 * sections are in the order of an auditor's questions.
 */

import { raw } from 'hono/html';
import { SCRIPT, STYLE } from '../../generated/page.js';
import { sha256 } from '../../text/sha256.js';
import type { Change } from '../change.js';
import type { Explanation } from '../explanation.js';
import { aboutSection } from './about.js';
import { anchorsOf } from './anchors.js';
import { changesSection } from './changes.js';
import { fieldsSection } from './fields.js';
import { glossarySection } from './glossary.js';
import { header } from './header.js';
import { holdersSection } from './holders.js';
import { html } from './html.js';
import { issuesSection } from './issues.js';
import { rawSection } from './raw.js';
import { releaseSection } from './release.js';
import { timelineSection } from './timeline.js';
import { unusedSection } from './unused.js';
import { verdictsSection } from './verdicts.js';

/** Outside of the tagged template, in which bundlers replace it by a call of a helper. */
const END_OF_SCRIPT = '</script>';

/**
 * Renders an explanation as a page.
 *
 * @param explanation What `explain` returns.
 * @param changes What `explainChange` returns, to say first what changed since an older bundle.
 * @returns A whole HTML document, self-contained.
 * @example
 * writeFileSync('page.html', explainPage(explain(bundle)));
 */
export function explainPage(explanation: Explanation, changes?: readonly Change[]): string {
  const anchors = anchorsOf(explanation);
  const title = explanation.subject.name ?? explanation.subject.identifiers[0]?.value ?? 'Unnamed company';
  return String(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${title} – where every value comes from</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<a class="skip" href="#verdicts">Skip to the verdicts</a>
${header(explanation)}
<main>
${changes === undefined ? '' : changesSection(changes)}
${verdictsSection(explanation, anchors)}
${fieldsSection(explanation, anchors)}
${holdersSection(explanation)}
${timelineSection(explanation, anchors)}
${unusedSection(explanation, anchors)}
${releaseSection(explanation)}
${issuesSection(explanation, anchors)}
${rawSection(explanation, anchors)}
${glossarySection()}
</main>
${aboutSection(explanation)}
<script>${raw(SCRIPT + END_OF_SCRIPT)}
</body>
</html>
`);
}

/** Nothing is loaded from anywhere; the one style and the one script are known by their digests. */
const POLICY = [
  "default-src 'none'",
  `style-src '${digest(STYLE)}'`,
  `script-src '${digest(SCRIPT)}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** As a policy names it: SHA-256 in Base64. */
function digest(text: string): string {
  const bytes = sha256(text).replaceAll(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16)));
  return `sha256-${btoa(bytes)}`;
}
