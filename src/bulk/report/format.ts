/** Numbers, shares and bars, as every section of the report shows them. */

import { type Html, html } from '../../explain/page/html.js';

export function thousands(count: number): string {
  return count.toLocaleString('en-US');
}

/** 100 % and 0 % only where it is exactly so; a dash where there is nothing to count. */
export function percentOf(count: number, of: number): string {
  if (of === 0) return '–';
  const share = count / of;
  if (share === 0 || share === 1) return `${share * 100}%`;
  return `${Math.min(99.9, Math.max(0.1, share * 100)).toFixed(1)}%`;
}

/** A bar of a share, for the eye alone: the number is beside it. `kind` gives the colour. */
export function bar(count: number, of: number, kind = 'plain'): Html {
  const width = of > 0 ? Math.min(100, (count / of) * 100) : 0;
  return html`<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="${kind}" width="${Number(width.toFixed(2))}" height="8"/></svg>`;
}

/** A section with its heading, and a sentence that says what is counted. */
export function section(id: string, title: string, note: string, content: unknown): Html {
  return html`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
<p class="note">${note}</p>
${content}
</section>`;
}

/** The head of a column of numbers. */
export function numbers(title: string): Html {
  return html`<th scope="col" class="number">${title}</th>`;
}

/** A table that scrolls by itself where the screen is too narrow for it. */
export function table(label: string, heads: readonly (string | Html)[], rows: readonly Html[]): Html {
  return html`<div class="scroll" role="region" aria-label="Table of ${label.toLowerCase()}" tabindex="0"><table><thead><tr>${heads.map((head) => (typeof head === 'string' ? html`<th scope="col">${head}</th>` : head))}</tr></thead>
<tbody>${rows}</tbody></table></div>`;
}

/** A table of names with their counts, as shares of all. */
export function shares(
  label: string,
  of: number,
  rows: readonly (readonly [name: string, count: number])[],
): Html {
  if (rows.length === 0) return html`<p>None.</p>`;
  return table(
    label,
    [label, numbers('Records'), numbers('Share')],
    rows.map(
      ([name, count]) =>
        html`<tr><th scope="row">${name}${bar(count, of)}</th><td class="number">${thousands(count)}</td><td class="number">${percentOf(count, of)}</td></tr>`,
    ),
  );
}
