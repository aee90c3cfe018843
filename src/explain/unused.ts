/** The raw values that are not in the dataset, each with the reason, so that nothing is lost in silence. */

import type { Company, PartialCompany } from '../company/company.js';
import type { LineageEntry } from '../datasets/settle.js';
import type { Issue } from '../issues.js';
import { leavesOf } from '../json/leaves.js';
import type { RawObject } from '../reading/sourced.js';
import type { Trail } from '../reading/trail.js';
import { isBlank } from '../text/blank.js';
import type { UnusedReason, UnusedValue } from './explanation.js';
import { shown } from './fields.js';
import { pathsOf, sourcedIn } from './sourcedLeaves.js';

/** What one endpoint gave, and what its mapper made of it. */
export interface ReadPart {
  readonly payload: unknown;
  readonly reader: RawObject;
  readonly part: PartialCompany;
}

interface Context {
  readonly parts: readonly ReadPart[];
  readonly company: Company;
  readonly lineage: readonly LineageEntry[];
  readonly issues: readonly Issue[];
  readonly trail: Trail;
}

export function unusedIn(context: Context): UnusedValue[] {
  const classify = classifier(context);
  const unused: UnusedValue[] = [];
  for (const { payload, reader } of context.parts) {
    for (const leaf of leavesOf(payload, reader.path())) {
      if (leaf.value === null || (typeof leaf.value === 'string' && isBlank(leaf.value))) continue;
      const why = classify(leaf.path);
      if (why) unused.push({ path: leaf.path, original: shown(leaf.value), ...why });
    }
  }
  return unused;
}

type Why = Pick<UnusedValue, 'reason' | 'detail'>;

/** Says why a path is not in the dataset; undefined when it is. */
function classifier({ parts, company, lineage, issues, trail }: Context): (path: string) => Why | undefined {
  const roots = new Set(parts.map(({ reader }) => reader.path()));
  // A payload that is taken as a whole is still read key by key.
  const taken = new Set([...trail.taken].filter((path) => !roots.has(path)));
  const used = new Set(lineage.flatMap(({ inputs }) => inputs.map(({ path }) => path)));
  const known = new Set<string>();
  for (const { leaf } of factsIn(company)) for (const path of pathsOf(leaf)) known.add(path);
  const winners = winnersOf(parts, company);
  const refused = new Map(issues.filter(isRefusal).map(({ path, message }) => [path, message]));
  return (path) => {
    if (covers(used, path)) return undefined;
    const left = prefixIn(trail.leftOut, path);
    if (left !== undefined) return why('row_left_out', left);
    const ignored = prefixIn(trail.ignored, path);
    if (ignored !== undefined) return why('ignored', ignored);
    const refusal = prefixIn(refused, path);
    if (refusal !== undefined) return why('unreadable', refusal);
    if (!covers(taken, path)) return why('unmapped', null);
    const winner = prefixIn(winners, path);
    if (winner !== undefined) return why('other_source_wins', winner);
    return why(covers(known, path) ? 'not_in_dataset' : 'checked_only', null);
  };
}

function why(reason: UnusedReason, detail: string | null): Why {
  return { reason, detail };
}

/** The codes that say that a value was left out because of what it is. */
const REFUSALS: ReadonlySet<string> = new Set([
  'unparseable_value',
  'wrong_type',
  'unsafe_number',
  'dropped_value',
  'limit_exceeded',
]);

function isRefusal({ code }: Issue): boolean {
  return REFUSALS.has(code);
}

/** For each raw path whose value another source's beats: the path that wins. */
function winnersOf(parts: readonly ReadPart[], company: Company): ReadonlyMap<string, string> {
  const kept = new Set<string>();
  const first = new Map<string, string>();
  for (const { field, leaf } of factsIn(company)) {
    for (const path of pathsOf(leaf)) {
      kept.add(path);
      if (!first.has(field)) first.set(field, path);
    }
  }
  const winners = new Map<string, string>();
  for (const { part } of parts) {
    for (const { field, leaf } of factsIn(part)) {
      const winner = first.get(field);
      if (winner === undefined) continue;
      for (const path of pathsOf(leaf)) if (!kept.has(path)) winners.set(path, winner);
    }
  }
  return winners;
}

/** These are compared with the company, or counted; they are not facts of the company. */
const NO_FACTS: ReadonlySet<string> = new Set(['subjects', 'revocationSigns'] satisfies (keyof Company)[]);

function factsIn(company: PartialCompany) {
  return [...sourcedIn(company)].filter(({ field }) => !NO_FACTS.has(field));
}

/** Whether a set has the path or that of a list or object around it. */
function covers(paths: ReadonlySet<string>, path: string): boolean {
  return upwards(path).some((outer) => paths.has(outer));
}

function prefixIn<T>(paths: ReadonlyMap<string, T>, path: string): T | undefined {
  for (const outer of upwards(path)) {
    const found = paths.get(outer);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A path and those of the objects and lists that it stands in, innermost first. */
function upwards(path: string): string[] {
  const paths = [path];
  for (let end = path.length - 1; end > 0; end -= 1) {
    const unit = path[end];
    if (unit === '.' || unit === '[') paths.push(path.slice(0, end));
  }
  return paths;
}
