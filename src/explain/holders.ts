/** The persons and bodies around the company: who holds what of it, who runs it, and where it has branches. */

import type { Company, Shareholder } from '../company/company.js';
import type { Version } from '../generated/contracts/index.js';
import type { ExplainedBranch, ExplainedOfficer, Holder, Holders } from './explanation.js';

const LISTS: { readonly [V in Version]: string } = {
  v1: '$.people.shareholder',
  v2: '$.content.associatedEntities.shareholders',
};

export function holdersOf({ shareholders }: Company, version: Version): Holders {
  const holders = (shareholders ?? []).map((holder, index) =>
    holderOf(holder, `${LISTS[version]}[${index}]`),
  );
  return { shareholders: holders, unaccounted: unaccounted(holders), known: shareholders !== undefined };
}

function holderOf(
  { name, translatedName, isCorporate, sharePercentage }: Shareholder,
  output: string,
): Holder {
  return {
    name: name?.value ?? null,
    translatedName: translatedName?.value ?? null,
    kind: isCorporate === undefined ? 'unknown' : isCorporate.value ? 'company' : 'person',
    percent: sharePercentage === undefined ? null : Number(sharePercentage.value),
    derived: sharePercentage?.rule === 'share-percentage/1',
    output,
  };
}

/** In hundredths of a percent, so that no binary fraction is left over. */
function unaccounted(holders: readonly Holder[]): number | null {
  let sum = 0;
  for (const { percent } of holders) {
    if (percent === null) return null;
    sum += Math.round(percent * 100);
  }
  return holders.length === 0 || sum > 100_00 ? null : (100_00 - sum) / 100;
}

export function officersOf({ officers }: Company): ExplainedOfficer[] {
  return (officers ?? []).map(({ name, translatedName, providedRole }) => ({
    name: name?.value ?? null,
    translatedName: translatedName?.value ?? null,
    role: providedRole?.value ?? null,
  }));
}

export function branchesOf({ branches }: Company): ExplainedBranch[] {
  return (branches ?? []).map(({ name, number, registrationAuthority }) => ({
    name: name?.value ?? null,
    number: number?.value ?? null,
    institution: registrationAuthority?.value ?? null,
  }));
}
