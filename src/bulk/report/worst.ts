/** Where to look first: the delivered records with the most errors, then the most warnings. */

import { type Html, html } from '../../explain/page/html.js';
import type { Worst } from '../overview.js';
import { numbers, section, table, thousands } from './format.js';
import { named } from './questions.js';

export function worstSection(worst: readonly Worst[]): Html {
  const rows = worst.map(
    ({ errors, warnings, codes, ...record }) =>
      html`<tr><th scope="row">${named(record)}<span class="sentence">${codes.map((code, index) => html`${index === 0 ? '' : ', '}<code>${code}</code>`)}</span></th><td class="number">${thousands(errors)}</td><td class="number">${thousands(warnings)}</td></tr>`,
  );
  return section(
    'worst',
    'Worst records',
    'Delivered records with the most errors, then the most warnings. neci-kyc explain shows one of them in full.',
    rows.length === 0
      ? html`<p>No record has an error or a warning.</p>`
      : table('Worst records', ['Company', numbers('Errors'), numbers('Warnings')], rows),
  );
}
