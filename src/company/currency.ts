/** The currency that a company's amounts are in. */

import type { Company } from './company.js';

/**
 * That of the registered capital, by its ISO 4217 code. A reader takes an amount without one for yuan.
 *
 * @example
 * ownCurrency({ registeredCapital: undefined }) // 'CNY'
 */
export function ownCurrency({ registeredCapital }: Pick<Company, 'registeredCapital'>): string {
  return registeredCapital?.currency?.value ?? 'CNY';
}
