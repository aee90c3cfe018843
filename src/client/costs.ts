/**
 * The prices of the endpoints (接口单价): a decimal for each, in a currency of the caller's choice.
 *
 * @example
 * checkCosts({ qycxnew: '0.30' }) // { qycxnew: '0.30' }
 * checkCosts({ qycxnew: 0.3 }) // throws: costs.qycxnew must be a decimal in a string
 */

import { isObject } from '../json/object.js';
import { hasKeys } from '../json/options.js';
import { CALLABLE, type CallableEndpoint } from '../upstream/registry.js';

/** A decimal for each endpoint that has a price. */
export type Costs = { readonly [Name in CallableEndpoint]?: string | undefined };

const COST = /^\d{1,9}(?:\.\d{1,6})?$/;

/**
 * Checks a table of costs, such as one that was read from a file.
 *
 * @param costs The cost of one call, by endpoint, as decimals in strings.
 * @returns The table.
 * @throws {TypeError} When a key is not an endpoint, or a cost is not a decimal in a string.
 * @example
 * checkCosts({ qycxnew: '0.30' }) // { qycxnew: '0.30' }
 */
export function checkCosts(costs: object): Costs {
  if (!isObject(costs) || !hasKeys(costs)) {
    throw new TypeError('costs must be an object; write { qycxnew: "0.30" }');
  }
  for (const [endpoint, cost] of Object.entries(costs)) {
    if (!CALLABLE.some((name) => name === endpoint)) {
      throw new TypeError(`costs has a key that is not an endpoint; endpoints are ${CALLABLE.join(', ')}`);
    }
    if (cost !== undefined && !(typeof cost === 'string' && COST.test(cost))) {
      throw new TypeError(`costs.${endpoint} must be a decimal in a string, such as "0.30"`);
    }
  }
  return { ...costs };
}
