/**
 * What `explain` returns: one dataset with everything that is known about how it came to be. Plain data, so
 * that it can be stored, sent and rendered; `schemas/explanation.schema.json` is its JSON Schema.
 *
 * Paths: `output` is a JSONPath into the response, `path` one into the raw bundle.
 */

import type { Dataset, Release, Version } from '../generated/contracts/index.js';
import type { IssueCode, Severity } from '../issues.js';
import type { EndpointName } from '../upstream/registry.js';

/** An English and a Chinese wording of one thing. */
export interface Term {
  readonly en: string;
  readonly zh: string;
}

export interface Explanation {
  /** Version of this shape. */
  readonly explanation: 1;
  /** Version of neci-kyc that made it. */
  readonly version: string;
  /** When it was made, as the caller says; null when the caller doesn't. */
  readonly madeAt: string | null;
  readonly request: ExplainedRequest;
  /** SHA-256 of the input's and of the response's JSON, in hexadecimal. */
  readonly digests: { readonly input: string; readonly output: string };
  readonly subject: ExplainedSubject;
  readonly verdicts: readonly Verdict[];
  readonly fields: readonly ExplainedField[];
  readonly holders: Holders;
  readonly officers: readonly ExplainedOfficer[];
  readonly branches: readonly ExplainedBranch[];
  readonly timeline: readonly TimelineEntry[];
  readonly endpoints: readonly ExplainedEndpoint[];
  readonly unused: readonly UnusedValue[];
  readonly release: ReleaseComparison;
  readonly issues: readonly ExplainedIssue[];
  /** The rules that made a value here, each once. */
  readonly rules: readonly ExplainedRule[];
  readonly response: unknown;
  /** The raw bundle; with `redact`, without the values that name or number persons. */
  readonly bundle: unknown;
}

export interface ExplainedRequest {
  readonly dataset: Dataset;
  readonly version: Version;
  readonly release: Release;
  readonly extensions: boolean;
  readonly translate: 'derive' | 'source-only';
  readonly redacted: boolean;
}

/** The company in one line: who it is, whether its numbers hold, what state it is in, how old the data are. */
export interface ExplainedSubject {
  readonly name: string | null;
  readonly englishName: string | null;
  readonly translatedName: string | null;
  readonly identifiers: readonly ExplainedIdentifier[];
  readonly status: { readonly target: string; readonly words: string | null; readonly class: string | null };
  /** The oldest and the newest moment at which an endpoint was asked; null when no envelope says so. */
  readonly checked: { readonly oldest: string; readonly newest: string } | null;
}

export interface ExplainedIdentifier {
  readonly label: Term;
  readonly value: string;
  /** Where it was read. */
  readonly path: string | null;
  /** Each check that its standard defines, and whether the number passes it. */
  readonly checks: readonly { readonly label: Term; readonly holds: boolean }[];
}

export type Answer = 'yes' | 'no' | 'unknown';

export const QUESTIONS = [
  'blacklisted',
  'abnormalOperations',
  'seriousViolations',
  'majorTaxViolations',
  'abnormalTaxpayer',
  'annualReportOverdue',
  'licenceRevoked',
] as const;

export type Question = (typeof QUESTIONS)[number];

/** The answer to one question of risk, with what decides it. */
export interface Verdict {
  readonly question: Question;
  readonly label: Term;
  readonly answer: Answer;
  /** What decides it: rows first, then flags. Empty when the answer is unknown because nothing was asked. */
  readonly because: readonly Evidence[];
  /** What says otherwise, and does not decide. */
  readonly against: readonly Evidence[];
  /** Rows of the past beside an answer that others decide. */
  readonly past: readonly Evidence[];
  /** The endpoints that would tell, when the answer is unknown. */
  readonly ask: readonly EndpointName[];
}

export interface Evidence {
  readonly kind: 'row' | 'flag' | 'verdict' | 'list' | 'failure' | 'status';
  /** What it says, in one sentence. */
  readonly says: Term;
  readonly path: string;
  /** The endpoint that gave it. */
  readonly endpoint: string;
  /** Of a row: its facts in the source's words. */
  readonly row?: EvidenceRow;
}

export interface EvidenceRow {
  readonly reason: string | null;
  readonly authority: string | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly current: boolean;
}

export type How = 'as_given' | 'rewritten' | 'derived' | 'literal';

/** One value of the dataset and where it comes from. */
export interface ExplainedField {
  readonly output: string;
  /** What the field means, by the dataset's schema. */
  readonly title: string;
  readonly value: string | number | boolean | null;
  readonly inputs: readonly ExplainedInput[];
  readonly how: How;
  readonly rule: string | null;
  /** The code list's row that was looked up. */
  readonly row: { readonly list: string; readonly row: string } | null;
  /** Positions in `issues` of those that concern it. */
  readonly issues: readonly number[];
  /** Whether it holds personal data. */
  readonly personal: boolean;
}

export interface ExplainedInput {
  readonly path: string;
  readonly endpoint: string;
  /** The raw value as it came, as JSON text; cut at 2,000 characters. */
  readonly original: string;
  /** When the endpoint was asked. */
  readonly checked: string | null;
}

/** Who holds what, in percent. */
export interface Holders {
  readonly shareholders: readonly Holder[];
  /** What the shares leave to 100; null when a share is missing or they add up to more. */
  readonly unaccounted: number | null;
  /** Whether any endpoint of shareholders was in the bundle. */
  readonly known: boolean;
}

export interface Holder {
  readonly name: string | null;
  readonly translatedName: string | null;
  readonly kind: 'person' | 'company' | 'unknown';
  readonly percent: number | null;
  readonly derived: boolean;
  /** JSONPath of the row in the response. */
  readonly output: string;
}

export interface ExplainedOfficer {
  readonly name: string | null;
  readonly translatedName: string | null;
  readonly role: string | null;
}

export interface ExplainedBranch {
  readonly name: string | null;
  readonly number: string | null;
  readonly institution: string | null;
}

export interface TimelineEntry {
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly event: Term;
  readonly detail: string | null;
  readonly kind: 'legal' | 'risk';
  readonly path: string;
}

export type EndpointState = 'used' | 'no_result' | 'failed' | 'absent';

/** What became of one endpoint. */
export interface ExplainedEndpoint {
  readonly name: EndpointName;
  readonly label: string;
  readonly state: EndpointState;
  readonly checked: string | null;
  /** Of one without data: the output fields that it could have filled and that are empty now. */
  readonly couldFill: readonly { readonly output: string; readonly title: string; readonly only: boolean }[];
}

export type UnusedReason =
  | 'other_source_wins'
  | 'ignored'
  | 'unmapped'
  | 'row_left_out'
  | 'checked_only'
  | 'not_in_dataset'
  | 'unreadable';

/** A raw value that is not in the dataset, with the reason. */
export interface UnusedValue {
  readonly path: string;
  readonly original: string;
  readonly reason: UnusedReason;
  /** The mapper's reason, the rule of the issue, or the path that wins. */
  readonly detail: string | null;
}

/** The same company by the release before, for what changed between the two. */
export interface ReleaseComparison {
  readonly before: Release;
  readonly after: Release;
  readonly changes: readonly {
    readonly name: string;
    readonly sentence: string | null;
    readonly differences: readonly {
      readonly output: string;
      readonly before: string | null;
      readonly after: string | null;
    }[];
  }[];
}

export interface ExplainedIssue {
  readonly code: IssueCode;
  readonly severity: Severity;
  readonly path: string;
  readonly message: string;
  readonly reason?: string;
  readonly count?: number;
  /** The output fields that it concerns. */
  readonly output: readonly string[];
  /** What to do about it. */
  readonly advice: string;
}

export interface ExplainedRule extends Term {
  readonly id: string;
  readonly source: string;
}
