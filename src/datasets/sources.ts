/** Who the data of a response come from, and when each was asked: `content.sources` of v2. */

import type { Company } from '../company/company.js';
import type * as V2 from '../generated/contracts/newest/v2.js';
import type { Authority } from '../reading/sourced.js';
import type { Attribution, Settled } from './settle.js';

const NAMES: { readonly [A in Authority]: V2.Source['name'] } = {
  SAMR: 'State Administration for Market Regulation (国家市场监督管理总局)',
  STA: 'State Taxation Administration (国家税务总局)',
};

/** The market regulator first, and always; the tax administration when a value of its own is there. */
export function listSources(attributions: Settled['attributions'], company: Company): V2.Source[] {
  const sources = [describe('SAMR', attributions.SAMR, company)];
  if (attributions.STA.fields.length > 0) sources.push(describe('STA', attributions.STA, company));
  return sources;
}

function describe(authority: Authority, { fields, endpoints }: Attribution, company: Company): V2.Source {
  return {
    name: NAMES[authority],
    info: null,
    primary: authority === 'SAMR',
    fields,
    lastCheckedTime: oldest(endpoints, company.checkedTimes),
  };
}

/** The oldest time at which one of the endpoints was asked; null when none says, never the clock. */
function oldest(endpoints: ReadonlySet<string>, times: Company['checkedTimes']): string | null {
  let found: string | null = null;
  for (const endpoint of endpoints) {
    const time = times[endpoint];
    if (time !== undefined && (found === null || time < found)) found = time;
  }
  return found;
}
