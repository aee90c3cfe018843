/** Codes that are in no code list: what a maintainer needs to complete the lists. */

import { type Html, html } from '../../explain/page/html.js';
import { ranked } from '../counts.js';
import type { UnknownCodes } from '../unknownCodes.js';
import { numbers, section, table, thousands } from './format.js';

export function codesSection({ values, hidden }: UnknownCodes): Html {
  const rows = ranked(values).map(([key, count]) => {
    const end = key.indexOf(': ');
    return html`<tr><td><code>${key.slice(0, end)}</code></td><td>${key.slice(end + 2)}</td><td class="number">${thousands(count)}</td></tr>`;
  });
  const left = ranked(hidden).map(
    ([list, count]) =>
      html`<tr><td><code>${list}</code></td><td><em>not shown</em></td><td class="number">${thousands(count)}</td></tr>`,
  );
  const all = [...rows, ...left];
  return section(
    'codes',
    'Unknown codes',
    'Values that are not in their code list, so that what they mean was not decided. A value is not shown where it may be more than a code: long, free text, or with a name in it.',
    all.length === 0 ? html`<p>None.</p>` : table('Unknown codes', ['List', 'Value', numbers('Times')], all),
  );
}
