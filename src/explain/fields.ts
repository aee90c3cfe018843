/** Each value of the dataset with the raw values that it was made of, the rule, and the issues that concern it. */

import { issuesByEntry } from '../datasets/concern.js';
import { fieldAt } from '../datasets/redact.js';
import type { LineageEntry } from '../datasets/settle.js';
import type { Version } from '../generated/contracts/index.js';
import { FIELDS, type FieldFacts } from '../generated/fields.js';
import { PERSONAL } from '../generated/personal.js';
import type { Issue } from '../issues.js';
import { type Leaf, leavesOf } from '../json/leaves.js';
import { valueAt } from '../json/path.js';
import type { ExplainedField, ExplainedInput, How } from './explanation.js';

/** The longest raw value that is shown, in characters. */
const LONGEST_ORIGINAL = 2000;

interface Context {
  readonly bundle: unknown;
  readonly version: Version;
  readonly lineage: readonly LineageEntry[];
  readonly issues: readonly Issue[];
  readonly checkedTimes: Readonly<Record<string, string>>;
}

/**
 * The values of a response's content, in document order, with the lists that a source says are empty; `sources` and the
 * envelope are not the company's.
 */
export function fieldsOf(response: unknown, context: Context): ExplainedField[] {
  const values = new Map(contentOf(response, context.version).map(({ path, value }) => [path, value]));
  const concernedBy = issuesByEntry(context.issues, context.lineage);
  return context.lineage.map((entry) => {
    const { output } = entry;
    // The lineage has every scalar; what is none is an empty list.
    const value = values.get(output) ?? (values.has(output) ? null : []);
    return {
      output,
      title: factsOf(context.version, output)?.title ?? output,
      value,
      inputs: entry.inputs.map((input) => explainInput(input, context)),
      how: howMade(value, entry),
      rule: entry.rule ?? null,
      row: rowOf(entry),
      issues: [...concernedBy(entry)],
      personal: PERSONAL[context.version].has(fieldAt(output)),
    };
  });
}

function rowOf({ list, row, addedBy }: LineageEntry): ExplainedField['row'] {
  if (list === undefined || row === undefined) return null;
  return addedBy === undefined ? { list, row } : { list, row, addedBy };
}

function contentOf(response: unknown, version: Version): Leaf[] {
  if (version === 'v1') return [...leavesOf(response, '$')];
  const { sources: _, ...content } = (response as { content: Record<string, unknown> }).content; // checked by render
  return [...leavesOf(content, '$.content')];
}

/** What the schema says of a field, whichever elements of its lists a path stands in. */
export function factsOf(version: Version, output: string): FieldFacts | undefined {
  const pattern = patternOf(output);
  const table = FIELDS[version];
  return Object.hasOwn(table, pattern) ? table[pattern] : undefined;
}

/** "$.content.associatedEntities.officers[0].name" -> "$.content.associatedEntities.officers[*].name" */
export function patternOf(output: string): string {
  return output.replaceAll(/\[\d+\]/g, '[*]');
}

/** A row or a list that a value follows from as a whole has no original of its own: it is quoted from the bundle. */
function explainInput(
  { path, original }: LineageEntry['inputs'][number],
  { bundle, checkedTimes }: Context,
): ExplainedInput {
  const endpoint = endpointOf(path);
  const quoted = original ?? valueAt(bundle, path) ?? null;
  return { path, endpoint, original: shown(quoted), checked: checkedTimes[endpoint] ?? null };
}

/** "$.qycxnew.value.status" -> "qycxnew": an endpoint's name needs no quotes. */
export function endpointOf(path: string): string {
  return /^\$\.(\w+)/.exec(path)?.[1] ?? '';
}

/** A raw value as JSON text. */
export function shown(original: unknown): string {
  const text = JSON.stringify(original) ?? '';
  return text.length > LONGEST_ORIGINAL ? `${text.slice(0, LONGEST_ORIGINAL)}…` : text;
}

function howMade(value: ExplainedField['value'], entry: LineageEntry): How {
  if (entry.inputs.length === 0) return 'literal';
  if (entry.rule === undefined) return 'as_given';
  const isOneText = entry.inputs.length === 1 && typeof value === 'string';
  return isOneText && REWRITING.has(entry.rule) ? 'rewritten' : 'derived';
}

/** The rules of form: the same fact, written in another way. */
const REWRITING: ReadonlySet<string> = new Set([
  'text/1',
  'identifier/1',
  'number-as-text/1',
  'calendar-date/1',
  'operating-term/1',
  'capital/1',
  'currency/1',
  'code-list/1',
  'employee-count/1',
  'percentage/1',
]);
