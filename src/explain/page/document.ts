/**
 * A whole HTML file: no network, no dependence on scripts, a strict content security policy. The page of an explanation
 * and the report of a bulk run are made with it.
 */

import { raw } from 'hono/html';
import { SCRIPT, STYLE } from '../../generated/page.js';
import { sha256 } from '../../text/sha256.js';
import { type Html, html } from './html.js';

export interface Parts {
  readonly title: string;
  /** Where the first link of the page leads, for those who use the keyboard. */
  readonly skip: Section;
  readonly header: Html;
  readonly sections: readonly Section[];
  readonly main: Html;
  readonly footer: Html;
}

/** A section of a page: its anchor, and its title in the navigation. */
export type Section = readonly [id: string, title: string];

/** Outside of the tagged template, in which bundlers replace it by a call of a helper. */
const END_OF_SCRIPT = '</script>';

export function documentOf({ title, skip, header, sections, main, footer }: Parts): string {
  const [target, name] = skip;
  return String(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${title}</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<a class="skip" href="#${target}">Skip to the ${name.toLowerCase()}</a>
${header}
<nav aria-label="Sections"><ul>${sections.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
<main>
${main}
</main>
${footer}
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
