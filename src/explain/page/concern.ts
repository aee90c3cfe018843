/** A link from a value to an issue that concerns it: its severity in words, and its code. */

import type { Explanation } from '../explanation.js';
import { type Html, html } from './html.js';

export function concern(index: number, { issues }: Explanation): Html {
  const issue = issues[index];
  if (issue === undefined) return html``;
  return html` <a class="concern ${issue.severity}" href="#i${index}">${issue.severity}: ${issue.code}</a>`;
}
