/**
 * An explanation without persons. A field that the schema marks as personal loses its value, and so does every
 * raw text that did not make a field without personal data: what is not known to be harmless may name somebody.
 */

import { REDACTED } from '../datasets/redact.js';
import { type Leaf, mapLeaves, type Scalar } from '../json/leaves.js';
import { isBlank } from '../text/blank.js';
import type { Evidence, Explanation } from './explanation.js';

export function redacted(explanation: Explanation): Explanation {
  const { fields, holders, verdicts, timeline, unused } = explanation;
  const personal = fields.filter((field) => field.personal);
  const outputs = new Set(personal.map(({ output }) => output));
  const values = new Set(personal.map(({ value }) => value));
  const hide = (text: string | null) => (values.has(text) ? REDACTED : text);
  const hideRow = ({ row, ...evidence }: Evidence): Evidence =>
    row ? { ...evidence, row: { ...row, reason: hide(row.reason) } } : evidence;
  return {
    ...explanation,
    verdicts: verdicts.map((verdict) => ({
      ...verdict,
      because: verdict.because.map(hideRow),
      against: verdict.against.map(hideRow),
      doubts: verdict.doubts.map(hideRow),
      past: verdict.past.map(hideRow),
    })),
    fields: fields.map((field) =>
      field.personal
        ? {
            ...field,
            value: REDACTED,
            inputs: field.inputs.map((input) => ({ ...input, original: REDACTED })),
          }
        : field,
    ),
    holders: {
      ...holders,
      shareholders: holders.shareholders.map((holder) =>
        holder.kind === 'company' ? holder : { ...holder, name: REDACTED, translatedName: null },
      ),
    },
    officers: explanation.officers.map((officer) => ({ ...officer, name: REDACTED, translatedName: null })),
    timeline: timeline.map((entry) => ({ ...entry, detail: hide(entry.detail) })),
    unused: unused.map((value) => ({ ...value, original: REDACTED })),
    response: mapLeaves(explanation.response, '$', ({ path, value }) =>
      outputs.has(path) ? REDACTED : value,
    ),
    bundle: mapLeaves(explanation.bundle, '$', openLeaf(explanation)),
  };
}

/** Keeps what made a field without personal data and no field with any; flags and counts name nobody. */
function openLeaf({ fields }: Explanation): (leaf: Leaf) => Scalar {
  const open = new Set<string>();
  const closed = new Set<string>();
  for (const { personal, inputs } of fields) {
    for (const { path } of inputs) (personal ? closed : open).add(path);
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
