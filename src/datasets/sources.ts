/** Who states the values of a response, and when each was asked: `content.sources` of v2. */

import type { Company } from '../company/company.js';
import type { Release } from '../generated/contracts/index.js';
import type { V2 } from '../generated/contracts/newest.js';
import type { Authority } from '../reading/sourced.js';
import type { Attribution, Settled } from './settle.js';

const NAMES: { readonly [A in Authority]: V2.Source['name'] } = {
  SAMR: 'State Administration for Market Regulation (国家市场监督管理总局)',
  STA: 'State Taxation Administration (国家税务总局)',
};

/**
 * The market regulator first, and always; the tax administration when a value of its own is there; last neci-kyc and
 * its caller, when words are there that no source states.
 */
export function listSources(
  attributions: Settled['attributions'],
  company: Company,
  release: Release,
): V2.Source[] {
  const suppliers = WITHOUT_INFO.has(release) ? undefined : company.suppliers;
  const about = { checkedTimes: company.checkedTimes, suppliers };
  const sources = [ofAuthority('SAMR', attributions.SAMR, about)];
  if (attributions.STA.fields.length > 0) sources.push(ofAuthority('STA', attributions.STA, about));
  for (const { name, stated } of DERIVED)
    if (attributions[stated].fields.length > 0) sources.push(ofRules(name, attributions[stated]));
  return sources;
}

/** The releases whose contract says that `info` is always null. */
const WITHOUT_INFO: ReadonlySet<Release> = new Set(['2025-06-23']);

function ofAuthority(
  authority: Authority,
  { fields, by }: Attribution,
  { checkedTimes, suppliers }: Pick<Company, 'checkedTimes' | 'suppliers'>,
): V2.Source {
  return {
    name: NAMES[authority],
    info: byWayOf(by, suppliers),
    primary: authority === 'SAMR',
    fields,
    lastCheckedTime: oldest(by, checkedTimes),
  };
}

/** Those who state words that no authority states. The caller of neci-kyc operates it for the reader of a dataset. */
const DERIVED = [
  { name: 'Derived by neci-kyc', stated: 'neci-kyc' },
  { name: 'Derived by the operator of neci-kyc', stated: 'caller' },
] as const;

/** `info` names the rules with their versions. Nothing was asked, so no time is given. */
function ofRules(name: V2.Source['name'], { fields, by }: Attribution): V2.Source {
  const info = [...by].sort().join(', ');
  return { name, info, primary: false, fields, lastCheckedTime: null };
}

/** "by way of 企享云, Acme": the suppliers of the answers that gave the values, where the caller names them. */
function byWayOf(endpoints: readonly string[], suppliers: Company['suppliers']): string | null {
  if (suppliers === undefined) return null;
  const names = new Set(
    endpoints.map((endpoint) => suppliers[endpoint]).filter((name) => name !== undefined),
  );
  return names.size === 0 ? null : `by way of ${[...names].join(', ')}`;
}

/** The oldest time at which one of the endpoints was asked; null when none says, never the clock. */
function oldest(endpoints: readonly string[], times: Company['checkedTimes']): string | null {
  let found: string | null = null;
  for (const endpoint of endpoints) {
    const time = times[endpoint];
    if (time !== undefined && (found === null || time < found)) found = time;
  }
  return found;
}
