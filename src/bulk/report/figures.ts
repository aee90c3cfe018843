/** What the companies are: their status, and their registered capital. */

import { type Html, html } from '../../explain/page/html.js';
import { type Counts, ranked } from '../counts.js';
import type { Overview } from '../overview.js';
import { section, shares } from './format.js';

export function statusSection(status: Counts, delivered: number): Html {
  return section(
    'status',
    'Status',
    'Records delivered, by their status in the output.',
    shares('Status', delivered, ranked(status)),
  );
}

export function capitalSection(
  { currencies, capitalDigits }: Pick<Overview, 'currencies' | 'capitalDigits'>,
  delivered: number,
): Html {
  const sizes = SIZES.map(({ name, digits }) => {
    const count = digits.reduce((sum, each) => sum + (capitalDigits[String(each)] ?? 0), 0);
    return [name, count] as const;
  });
  return section(
    'capital',
    'Registered capital',
    'Records by the currency of their capital, and those in renminbi by its size in yuan.',
    html`${shares('Currency', delivered, ranked(currencies))}
${shares('Yuan', delivered, sizes)}`,
  );
}

const SIZES: readonly { readonly name: string; readonly digits: readonly number[] }[] = [
  { name: 'zero', digits: [0] },
  { name: 'below 100,000 (10万)', digits: [1, 2, 3, 4, 5] },
  { name: 'from 100,000 (10万)', digits: [6] },
  { name: 'from 1 million (100万)', digits: [7] },
  { name: 'from 10 million (1000万)', digits: [8] },
  { name: 'from 100 million (1亿)', digits: [9] },
  { name: 'from 1 billion (10亿)', digits: [10] },
  { name: 'from 10 billion (100亿)', digits: Array.from({ length: 30 }, (_, more) => 11 + more) },
];
