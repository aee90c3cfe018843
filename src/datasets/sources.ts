/** Who states the values of a response, and when each was asked: `content.sources` of v2. */

import type { Company } from '../company/company.js';
import type { V2 } from '../generated/contracts/newest.js';
import type { Authority } from '../reading/sourced.js';
import type { Attribution, Settled } from './settle.js';

const NAMES: { readonly [A in Authority]: V2.Source['name'] } = {
  SAMR: 'State Administration for Market Regulation (国家市场监督管理总局)',
  STA: 'State Taxation Administration (国家税务总局)',
};

/**
 * The market regulator first, and always; the tax administration when a value of its own is there; last neci-kyc,
 * when words are there that no source states.
 */
export function listSources(attributions: Settled['attributions'], company: Company): V2.Source[] {
  const sources = [ofAuthority('SAMR', attributions.SAMR, company)];
  if (attributions.STA.fields.length > 0) sources.push(ofAuthority('STA', attributions.STA, company));
  if (attributions['neci-kyc'].fields.length > 0) sources.push(ofRules(attributions['neci-kyc']));
  return sources;
}

function ofAuthority(authority: Authority, { fields, by }: Attribution, company: Company): V2.Source {
  return {
    name: NAMES[authority],
    info: null,
    primary: authority === 'SAMR',
    fields,
    lastCheckedTime: oldest(by, company.checkedTimes),
  };
}

/** `info` names the rules with their versions. Nothing was asked, so no time is given. */
function ofRules({ fields, by }: Attribution): V2.Source {
  const info = [...by].sort().join(', ');
  return { name: 'Derived by neci-kyc', info, primary: false, fields, lastCheckedTime: null };
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
