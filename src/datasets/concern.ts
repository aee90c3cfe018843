/** Which values of a response each issue concerns, by the raw values that they were made of. */

import { getOrAdd } from '../company/lists.js';
import type { Issue } from '../issues.js';
import type { LineageEntry } from './settle.js';

/**
 * The issues, each with the paths in the response that it concerns.
 *
 * @param lineage That of the response.
 */
export function withOutputs(issues: readonly Issue[], lineage: readonly LineageEntry[]): Issue[] {
  const outputs = issues.map((): string[] => []);
  const concernedBy = issuesByEntry(issues, lineage);
  for (const entry of lineage) for (const index of concernedBy(entry)) outputs[index]?.push(entry.output);
  return issues.map((issue, index) => ({ ...issue, output: outputs[index] ?? [] }));
}

/**
 * The positions of the issues that concern a value: those at one of its raw values, or at the row or the list that this
 * is in. A `derived_value` speaks for every value that its rule made in one field, and for no other.
 */
export function issuesByEntry(
  issues: readonly Issue[],
  lineage: readonly LineageEntry[],
): (entry: LineageEntry) => readonly number[] {
  const byPath = new Map<string, number[]>();
  const byRule = new Map<string, number[]>();
  for (const [index, { code, path }] of issues.entries())
    getOrAdd(code === 'derived_value' ? byRule : byPath, path).push(index);
  const byField = derivedIn(lineage, issues, byRule);
  const rules = new Set(Array.from(byField.values(), (index) => issues[index]?.reason));
  const found = foundAround(byPath);
  return (entry) => {
    const { inputs, rule } = entry;
    const [first] = inputs;
    // A set, since several inputs may be in one row.
    const concerning =
      first && inputs.length === 1
        ? found(first.path)
        : [...new Set(inputs.flatMap(({ path }) => found(path)))];
    const derived = rules.has(rule) ? byField.get(fieldOf(entry)) : undefined;
    return derived === undefined ? concerning : [...concerning, derived];
  };
}

/** For each rule and field, the `derived_value` that speaks for it. */
function derivedIn(
  lineage: readonly LineageEntry[],
  issues: readonly Issue[],
  byRule: ReadonlyMap<string, readonly number[]>,
): ReadonlyMap<string, number> {
  const byField = new Map<string, number>();
  if (byRule.size === 0) return byField;
  for (const entry of lineage) {
    if (entry.rule === undefined) continue;
    for (const { path } of entry.inputs)
      for (const index of byRule.get(path) ?? [])
        if (issues[index]?.reason === entry.rule) byField.set(fieldOf(entry), index);
  }
  return byField;
}

const NONE: readonly number[] = [];

/** The issues at a path and around it. Those around it are looked for once for all values of a row. */
function foundAround(byPath: ReadonlyMap<string, readonly number[]>): (path: string) => readonly number[] {
  const byRow = new Map<string, readonly number[]>();
  return (path) => {
    const own = byPath.get(path) ?? NONE;
    const start = path.lastIndexOf('[');
    if (start < 0) return own;
    const row = path.slice(0, path.indexOf(']', start) + 1);
    let outer = byRow.get(row);
    if (outer === undefined) {
      outer = around(row).flatMap((each) => byPath.get(each) ?? NONE);
      byRow.set(row, outer);
    }
    if (row === path || own === NONE) return outer;
    return outer === NONE ? own : [...own, ...outer];
  };
}

/** The rule that made a value and its field, whichever elements of lists it is in. */
function fieldOf({ rule, output }: LineageEntry): string {
  return `${rule} ${output.replaceAll(/\[\d+\]/g, '[*]')}`;
}

/** "$.a[1].list[3]" -> itself, "$.a[1].list", "$.a[1]", "$.a" */
function around(path: string): string[] {
  const paths: string[] = [];
  for (let end = path.lastIndexOf('['); end > 0; end = path.lastIndexOf('[', end - 1)) {
    paths.push(path.slice(0, path.indexOf(']', end) + 1), path.slice(0, end));
  }
  return paths;
}
