/**
 * An explanation without persons. A field that the schema marks as personal loses its value, and so does every
 * raw text that did not make a field without personal data: what is not known to be harmless may name somebody. What is
 * left loses its value too where it names one of those persons, as a shop does that is called after its owner.
 */

import { fieldAt, REDACTED } from '../datasets/redact.js';
import { PERSONAL } from '../generated/personal.js';
import { type Leaf, mapLeaves, type Scalar } from '../json/leaves.js';
import { isBlank } from '../text/blank.js';
import type { Change } from './change.js';
import type { Evidence, ExplainedField, ExplainedInput, Explanation } from './explanation.js';
import { withoutPersonalKeys } from './redactKeys.js';

export function redacted(explanation: Explanation): Explanation {
  const { fields, holders, verdicts, timeline, unused, subject, release, request } = explanation;
  const names = namesIn(explanation);
  const hide = (text: string | null) => (text !== null && names.isIn(text) ? REDACTED : text);
  const isPersonal = (field: ExplainedField) =>
    field.personal ||
    (typeof field.value === 'string' && names.isIn(field.value)) ||
    field.inputs.some(({ original }) => names.isIn(original));
  const outputs = new Set(fields.filter(isPersonal).map(({ output }) => output));
  const hideRow = ({ row, ...evidence }: Evidence): Evidence =>
    row
      ? { ...evidence, row: { ...row, reason: hide(row.reason), authority: hide(row.authority) } }
      : evidence;
  const personal = PERSONAL[request.version];
  const hideAt = (output: string, text: string | null) =>
    text !== null && personal.has(fieldAt(output)) ? REDACTED : hide(text);
  const redactedValues: Explanation = {
    ...explanation,
    subject: {
      ...subject,
      name: hide(subject.name),
      englishName: hide(subject.englishName),
      translatedName: hide(subject.translatedName),
    },
    verdicts: verdicts.map((verdict) => ({
      ...verdict,
      because: verdict.because.map(hideRow),
      against: verdict.against.map(hideRow),
      doubts: verdict.doubts.map(hideRow),
      past: verdict.past.map(hideRow),
    })),
    fields: fields.map((field) =>
      outputs.has(field.output)
        ? {
            ...field,
            value: field.value === null ? null : REDACTED,
            inputs: field.inputs.map((input) => ({ ...input, original: REDACTED })),
          }
        : { ...field, inputs: field.inputs.map(withoutRow) },
    ),
    holders: {
      ...holders,
      shareholders: holders.shareholders.map((holder) =>
        holder.kind === 'company' && !names.isIn(holder.name ?? '')
          ? holder
          : { ...holder, name: REDACTED, translatedName: null },
      ),
    },
    officers: explanation.officers.map(({ role }) => ({
      name: REDACTED,
      translatedName: null,
      role: hide(role),
    })),
    branches: explanation.branches.map(({ name, number, institution }) => ({
      name: hide(name),
      number,
      institution: hide(institution),
    })),
    timeline: timeline.map((entry) => ({ ...entry, detail: hide(entry.detail) })),
    unused: unused.map((value) => ({ ...value, original: REDACTED })),
    release: {
      ...release,
      changes: release.changes.map((change) => ({
        ...change,
        differences: change.differences.map(({ output, before, after }) => ({
          output,
          before: hideAt(output, before),
          after: hideAt(output, after),
        })),
      })),
    },
    response: mapLeaves(explanation.response, '$', ({ path, value }) =>
      outputs.has(path) && value !== null ? REDACTED : value,
    ),
    bundle: mapLeaves(explanation.bundle, '$', openLeaf(fields, outputs)),
  };
  return withoutPersonalKeys(redactedValues, names.isIn);
}

/** The changes between two explanations, without the persons in them: that one took another's place is still said. */
export function redactedChanges(changes: readonly Change[], explanations: readonly Explanation[]): Change[] {
  const all = explanations.map(namesIn);
  const isNamed = (text: string) => all.some((names) => names.isIn(text));
  const companies = new Set(
    explanations.flatMap(({ holders }) =>
      holders.shareholders.flatMap(({ kind, name }) => (kind === 'company' ? name : [])),
    ),
  );
  const hide = (text: string | null) => (text !== null && isNamed(text) ? REDACTED : text);
  return changes.map((change) => {
    switch (change.kind) {
      case 'holder':
        return companies.has(change.name) && !isNamed(change.name) ? change : { ...change, name: REDACTED };
      case 'officer':
        return { ...change, name: REDACTED };
      case 'name':
      case 'address':
      case 'legalRepresentative':
        return { ...change, before: hide(change.before), after: hide(change.after) };
      default:
        return change;
    }
  });
}

/** A row that is quoted as a whole may have persons in it whom no field names. */
function withoutRow(input: ExplainedInput): ExplainedInput {
  return /^[{[]./.test(input.original) && input.original !== '[]' ? { ...input, original: REDACTED } : input;
}

interface Names {
  /** Whether a text names one of the persons, or is about one. */
  isIn(text: string): boolean;
}

/**
 * The values of the personal fields, and the raw texts that they were made of; a company that holds shares is not a
 * person. A name of the company that has one of them in it tells it in other letters too.
 */
function namesIn({ fields, holders, officers, subject }: Explanation): Names {
  const companies = new Set<unknown>(
    holders.shareholders.flatMap(({ kind, name, translatedName }) =>
      kind === 'company' ? [name, translatedName] : [],
    ),
  );
  // A dataset may leave out the rows of persons that the page shows all the same.
  const rows = [...holders.shareholders, ...officers].flatMap(({ name, translatedName }) => [
    name,
    translatedName,
  ]);
  const values = fields.flatMap(({ personal, value, inputs }) =>
    personal && !companies.has(value) ? [value, ...inputs.map(({ original }) => unquoted(original))] : [],
  );
  const texts = [...rows, ...values].flatMap((text) =>
    typeof text === 'string' && !companies.has(text) && isTelling(text) ? text.trim() : [],
  );
  const named = [...new Set(texts)];
  const isNamed = named.some((text) => subject.name?.includes(text));
  const others = isNamed ? [subject.translatedName, subject.englishName] : [];
  const all = [...named, ...others.filter((text) => text !== null)];
  return { isIn: finderOf(all) };
}

/** Longer names are few. */
const LONGEST_IN_A_SET = 64;

/** Whether one of the names is in a text, in a time that does not grow with their number. */
function finderOf(names: readonly string[]): (text: string) => boolean {
  const long = names.filter(({ length }) => length > LONGEST_IN_A_SET);
  const byLength = new Map<number, Set<string>>();
  for (const name of names) {
    if (name.length > LONGEST_IN_A_SET) continue;
    const same = byLength.get(name.length);
    if (same) same.add(name);
    else byLength.set(name.length, new Set([name]));
  }
  return (text) => {
    for (const [length, set] of byLength) {
      for (let start = 0; start + length <= text.length; start++)
        if (set.has(text.slice(start, start + length))) return true;
    }
    return long.some((name) => text.includes(name));
  };
}

/** The text that a raw value is; undefined for anything else. */
function unquoted(original: string): string | undefined {
  return original.startsWith('"') && original.endsWith('"') ? String(JSON.parse(original)) : undefined;
}

/** Two Chinese characters can be a name; of other scripts it takes more not to be found by chance. */
function isTelling(text: string): boolean {
  return /\p{Script=Han}.*\p{Script=Han}/u.test(text) || text.trim().length >= 4;
}

/** Keeps what made a field without personal data and no field with any; flags and counts name nobody. */
function openLeaf(fields: readonly ExplainedField[], personal: ReadonlySet<string>): (leaf: Leaf) => Scalar {
  const open = new Set<string>();
  const closed = new Set<string>();
  for (const { output, inputs } of fields) {
    for (const { path } of inputs) (personal.has(output) ? closed : open).add(path);
  }
  return ({ path, value }) => {
    if (isHarmless(value)) return value;
    return open.has(path) && !closed.has(path) ? value : REDACTED;
  };
}

/** A yes or no, a blank, or a number too short to be somebody's. */
function isHarmless(value: Scalar): boolean {
  if (typeof value === 'number') return Math.abs(value) < 1_000_000;
  return typeof value !== 'string' || isBlank(value);
}
