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
  const byField = new Map<string, number>();
  for (const entry of lineage) {
    if (entry.rule === undefined || byRule.size === 0) continue;
    for (const index of entry.inputs.flatMap(({ path }) => byRule.get(path) ?? []))
      if (issues[index]?.reason === entry.rule) byField.set(fieldOf(entry), index);
  }
  return (entry) => {
    const paths = new Set(entry.inputs.flatMap(({ path }) => around(path)));
    const found = [...paths].flatMap((path) => byPath.get(path) ?? []);
    const derived = byField.get(fieldOf(entry));
    return derived === undefined ? found : [...found, derived];
  };
}

/** The rule that made a value and its field, whichever elements of lists it is in. */
function fieldOf({ rule, output }: LineageEntry): string {
  return `${rule} ${output.replaceAll(/\[\d+\]/g, '[*]')}`;
}

/** "$.a.list[3].key" -> itself, "$.a.list[3]", "$.a.list" */
function around(path: string): string[] {
  const paths = [path];
  for (let end = path.lastIndexOf('['); end > 0; end = path.lastIndexOf('[', end - 1)) {
    paths.push(path.slice(0, path.indexOf(']', end) + 1), path.slice(0, end));
  }
  return paths;
}
