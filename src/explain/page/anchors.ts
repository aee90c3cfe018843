/**
 * What connects the two sides of the page: each value of the dataset has an anchor, and so has each raw value, object or
 * list that anything leads to. They are short, because a page has thousands of them.
 */

import { getOrAdd } from '../../company/lists.js';
import { segment } from '../../json/path.js';
import type { ExplainedField, Explanation } from '../explanation.js';

export interface Anchors {
  /** Of what a path selects in the bundle; undefined when it selects nothing, or nothing on the page leads to it. */
  raw(path: string): string | undefined;
  /** Of a value of the dataset. */
  field(output: string): string | undefined;
  /** The values of the dataset that a raw path made. */
  madeBy(path: string): readonly string[];
}

export function anchorsOf(explanation: Explanation): Anchors {
  const { bundle, fields } = explanation;
  const raws = rawAnchors(bundle, referred(explanation));
  const outputs = new Map(fields.map(({ output }, index) => [output, `f${index}`]));
  const made = madeFrom(fields, outputs);
  return {
    raw: (path) => raws.get(path),
    field: (output) => outputs.get(output),
    madeBy: (path) => made.get(path) ?? [],
  };
}

/** The paths that anything on the page leads to. */
function referred({ fields, verdicts, timeline, unused, issues }: Explanation): ReadonlySet<string> {
  const evidence = verdicts.flatMap(({ because, against, doubts, past }) => [
    ...because,
    ...against,
    ...doubts,
    ...past,
  ]);
  const all = [...fields.flatMap(({ inputs }) => inputs), ...evidence, ...timeline, ...unused, ...issues];
  return new Set(all.map(({ path }) => path));
}

function rawAnchors(bundle: unknown, wanted: ReadonlySet<string>): ReadonlyMap<string, string> {
  const anchors = new Map<string, string>();
  const walk = (value: unknown, path: string) => {
    if (wanted.has(path)) anchors.set(path, `r${anchors.size}`);
    if (typeof value !== 'object' || value === null) return;
    const isList = Array.isArray(value);
    for (const [key, inner] of Object.entries(value))
      walk(inner, path + (isList ? `[${key}]` : segment(key)));
  };
  if (typeof bundle === 'object' && bundle !== null)
    for (const [name, body] of Object.entries(bundle)) walk(body, `$${segment(name)}`);
  return anchors;
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
