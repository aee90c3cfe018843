/**
 * How many calls a company took and what they cost, as far as it can be known.
 *
 * @example
 * const tally = createTally(true);
 * await client.fetchBundle(company, { onCall: tally.add });
 * tally.usage() // { calls: 9, charged: 8, perhapsCharged: 1, cost: '2.7' }
 */

import type { CallEvent } from '../../client/index.js';
import { sum } from '../../values/decimal.js';

export interface Usage {
  /** Calls over the network, repeats included and logins not. */
  readonly calls: number;
  /** Calls that the platform charges. */
  readonly charged: number;
  /** Calls whose answer never came or can't be read, so that they may have been charged. */
  readonly perhapsCharged: number;
  /** What both cost at most, by the caller's prices; absent without prices. */
  readonly cost?: string | undefined;
}

export interface Tally {
  add(event: CallEvent): void;
  usage(): Usage;
}

export function createTally(hasPrices: boolean): Tally {
  const events: CallEvent[] = [];
  return {
    add: (event) => void events.push(event),
    usage() {
      const charged = events.filter((event) => event.charged === true);
      const perhaps = events.filter((event) => event.charged === 'unknown');
      return {
        calls: events.length,
        charged: charged.length,
        perhapsCharged: perhaps.length,
        cost: hasPrices ? sum([...charged, ...perhaps].map(({ cost = '0' }) => cost)) : undefined,
      };
    },
  };
}

/** The usage of several companies together. */
export function totalOf(usages: readonly Usage[]): Usage {
  const costs = usages.flatMap(({ cost }) => cost ?? []);
  return {
    calls: usages.reduce((total, { calls }) => total + calls, 0),
    charged: usages.reduce((total, { charged }) => total + charged, 0),
    perhapsCharged: usages.reduce((total, { perhapsCharged }) => total + perhapsCharged, 0),
    cost: costs.length > 0 ? sum(costs) : undefined,
  };
}
