/**
 * Issues: what is wrong or doubtful in the data. They are returned beside a response, never inside it. An issue names
 * the path of a value and what is wrong with it, never the value itself.
 *
 * @example
 * { code: 'unparseable_value', severity: 'warning', path: '$.qycxnew.value.startDate',
 *   reason: 'impossible', message: 'startDate is not a calendar date (impossible); left out' }
 */

import type { GUIDE } from './rules/issueGuide.js';
import type { CallerRuleId, RuleId } from './rules/registry.js';

export type Severity = 'error' | 'warning' | 'info';

/** Every issue code with the severities it can have. */
interface Severities extends Record<keyof typeof GUIDE, Severity> {
  upstream_failed: 'error';
  unsafe_number: 'error';
  limit_exceeded: 'error';
  contradiction: 'error' | 'warning';
  missing_value: 'error' | 'warning';
  unmapped_field: 'warning';
  unknown_endpoint: 'warning';
  wrong_type: 'warning';
  invalid_identifier: 'warning';
  unknown_code: 'warning';
  unparseable_value: 'warning';
  sources_disagree: 'warning';
  licence_revoked: 'warning';
  moved_out: 'warning';
  dropped_value: 'warning';
  duplicate_row: 'warning';
  no_result: 'warning' | 'info';
  caller_code: 'info';
  derived_value: 'info';
  text_cleaned: 'info';
}

export type IssueCode = keyof Severities;

interface IssueOf<Code extends IssueCode> {
  readonly code: Code;
  readonly severity: Severities[Code];
  /** JSONPath (RFC 9535) into the raw bundle; for `upgrade`, into the stored response. */
  readonly path: string;
  /** One sentence for a reader: what was found and what became of it. Never the value. */
  readonly message: string;
  /** Which case of the code it is; of a derived value, the rule that made it. */
  readonly reason?: Reason<Code>;
  /** How many places the entry speaks for, where it is more than the one at `path`. */
  readonly count?: number;
  /** With `lineage: true`: the paths in the response that it concerns; none where the value was left out. */
  readonly output?: readonly string[];
}

/** The reasons that a code can have; docs/reference/issues.md explains each. */
export type Reason<Code extends IssueCode = IssueCode> = Code extends 'derived_value'
  ? RuleId | CallerRuleId
  : keyof (typeof GUIDE)[Code]['reasons'];

/** A discriminated union on `code`. */
export type Issue = { [Code in IssueCode]: IssueOf<Code> }[IssueCode];

/** Severity of each code; those that can have two are the milder one here. */
const SEVERITY: { readonly [Code in IssueCode]: Severities[Code] } = {
  upstream_failed: 'error',
  unsafe_number: 'error',
  limit_exceeded: 'error',
  contradiction: 'warning',
  missing_value: 'warning',
  unmapped_field: 'warning',
  unknown_endpoint: 'warning',
  wrong_type: 'warning',
  invalid_identifier: 'warning',
  unknown_code: 'warning',
  unparseable_value: 'warning',
  sources_disagree: 'warning',
  licence_revoked: 'warning',
  moved_out: 'warning',
  dropped_value: 'warning',
  duplicate_row: 'warning',
  no_result: 'info',
  caller_code: 'info',
  derived_value: 'info',
  text_cleaned: 'info',
};

/** The severity that each of these has where it is not the milder one. */
const OTHER: { readonly [Code in IssueCode]?: Severities[Code] } = {
  contradiction: 'error',
  missing_value: 'error',
  no_result: 'warning',
};

/** Every severity that an issue of a code can have, the usual one first. */
export function severitiesOf(code: IssueCode): readonly Severity[] {
  const other = OTHER[code];
  return other === undefined ? [SEVERITY[code]] : [SEVERITY[code], other];
}

export const ISSUE_CODES = Object.keys(SEVERITY) as readonly IssueCode[];

/** What an issue may say beyond its code, path and message. */
export interface Detail<Code extends IssueCode = IssueCode> {
  readonly reason?: Reason<Code>;
  readonly count?: number;
}

/** Makes an issue of the severity its code has. */
export function issue<Code extends IssueCode>(
  code: Code,
  path: string,
  message: string,
  detail: Detail<Code> = {},
): Issue {
  return { code, severity: SEVERITY[code], path, message, ...detail } as Issue;
}

/** The same for a code that is a warning where it leaves a question open. */
export function warningIssue(code: 'no_result', path: string, message: string): Issue {
  return { code, severity: 'warning', path, message };
}

/** The same for the two codes that are an error when the record itself is in doubt. */
export function errorIssue<Code extends 'contradiction' | 'missing_value'>(
  code: Code,
  path: string,
  message: string,
  detail: Detail<Code> = {},
): Issue {
  return { code, severity: 'error', path, message, ...detail } as Issue; // as for `issue`
}
