import type { Company, PartialCompany } from '../../src/company/company.js';
import { derive } from '../../src/company/derive/index.js';
import type { DeriveOptions } from '../../src/company/derive/options.js';
import { merge } from '../../src/company/merge.js';
import type { Issue, IssueCode } from '../../src/issues.js';
import { pathOf, type Sourced } from '../../src/reading/sourced.js';

/** What derive makes of one part, without names in Latin letters unless the options ask for them. */
export function derived(part: PartialCompany, options: Partial<DeriveOptions> = {}) {
  const issues: Issue[] = [];
  const company = derive(merge([part], issues), { translate: 'source-only', ...options }, issues);
  return { company, issues };
}

export function companyOf(part: PartialCompany, options?: Partial<DeriveOptions>): Company {
  return derived(part, options).company;
}

/** The issues of a code as "severity path (reason)". */
export function told(part: PartialCompany, code: IssueCode, options?: Partial<DeriveOptions>): string[] {
  return derived(part, options)
    .issues.filter((issue) => issue.code === code)
    .map(({ severity, path, reason }) => `${severity} ${path} (${reason})`);
}

/** Where a value was read. */
export function pathsOf(leaf: Sourced<unknown> | undefined): string[] {
  return leaf?.origins.map(pathOf) ?? [];
}
