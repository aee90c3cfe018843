/**
 * What connects the two sides of the page: each raw value that is shown has an anchor, and each value of the dataset
 * has one. Both are short, because a page has thousands of them.
 */

import { getOrAdd } from '../../company/lists.js';
import { leavesOf } from '../../json/leaves.js';
import type { ExplainedField, Explanation } from '../explanation.js';

export interface Anchors {
  /** Of a raw path: that of the value itself, else of the object or list around it; undefined when it isn't shown. */
  raw(path: string): string | undefined;
  /** Of a value of the dataset. */
  field(output: string): string | undefined;
  /** The values of the dataset that a raw path made. */
  madeBy(path: string): readonly string[];
}

export function anchorsOf({ bundle, fields }: Explanation): Anchors {
  const raws = new Map([...leavesOf(bundle, '$')].map(({ path }, index) => [path, `r${index}`]));
  const outputs = new Map(fields.map(({ output }, index) => [output, `f${index}`]));
  const made = madeFrom(fields, outputs);
  return {
    raw: (path) => raws.get(path) ?? firstBelow(path, raws),
    field: (output) => outputs.get(output),
    madeBy: (path) => made.get(path) ?? [],
  };
}

/** A list or an object has no line of its own: its first value stands for it. */
function firstBelow(path: string, raws: ReadonlyMap<string, string>): string | undefined {
  for (const [leaf, anchor] of raws)
    if (leaf.startsWith(`${path}.`) || leaf.startsWith(`${path}[`)) return anchor;
  return undefined;
}

function madeFrom(
  fields: readonly ExplainedField[],
  outputs: ReadonlyMap<string, string>,
): ReadonlyMap<string, string[]> {
  const made = new Map<string, string[]>();
  for (const { output, inputs } of fields) {
    const anchor = outputs.get(output);
    if (anchor === undefined) continue;
    for (const { path } of inputs) getOrAdd(made, path).push(anchor);
  }
  return made;
}
