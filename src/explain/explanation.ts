/**
 * What `explain` returns: one dataset with everything that is known about how it came to be. Plain data, so that it can
 * be stored, sent and rendered. The types and `schemas/explanation.schema.json` are made of these descriptions; only
 * types are imported from here, so that nothing loads zod.
 *
 * Paths: `output` is a JSONPath into the response, `path` one into the raw bundle.
 */

import { z } from 'zod';

const DATASETS = ['refresh', 'super'] as const;
const VERSIONS = ['v1', 'v2'] as const;

const text = (description: string) => z.string().describe(description);
const maybeText = (description: string) => z.string().nullable().describe(description);
const list = <T extends z.ZodType>(element: T, description: string) =>
  z.array(element).readonly().describe(description);

const term = z.object({ en: text('In English.'), zh: text('In Chinese.') });

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const request = z.object({
  dataset: z.enum(DATASETS),
  version: z.enum(VERSIONS),
  release: text('The day from which the contract is in force.'),
  extensions: z.boolean(),
  translate: z.enum(['derive', 'source-only']),
  redacted: z.boolean().describe('Whether persons are left out.'),
});

const identifier = z.object({
  label: term,
  value: text('As it is emitted.'),
  path: maybeText('Where it was read.'),
  checks: list(
    z.object({ label: term, holds: z.boolean() }),
    'Each check that its standard defines, and whether the number passes it.',
  ),
});

const subject = z.object({
  name: maybeText('The name in the register.'),
  englishName: maybeText('The English name that a source gives.'),
  translatedName: maybeText('A translation, of a source or derived.'),
  identifiers: list(identifier, 'Every number that the company is known by.'),
  status: z.object({
    target: text('What the dataset calls it.'),
    words: maybeText('The register’s own words.'),
    class: maybeText('Its class in the code list "status".'),
  }),
  checked: z
    .object({ oldest: z.string(), newest: z.string() })
    .nullable()
    .describe(
      'The oldest and the newest moment at which an endpoint was asked; null when no envelope says so.',
    ),
});

const answer = z.enum(['yes', 'no', 'unknown']);

const question = z.enum([
  'blacklisted',
  'abnormalOperations',
  'seriousViolations',
  'majorTaxViolations',
  'abnormalTaxpayer',
  'annualReportOverdue',
  'licenceRevoked',
]);

const evidenceRow = z.object({
  reason: maybeText('In the source’s words.'),
  authority: maybeText('Who decided it.'),
  from: maybeText('The day of inclusion.'),
  until: maybeText('The day of removal.'),
  current: z.boolean(),
});

const evidence = z.object({
  kind: z.enum(['row', 'flag', 'verdict', 'list', 'failure', 'status']),
  says: term.describe('What it says, in one sentence.'),
  path: text('Where it is in the bundle.'),
  endpoint: text('The endpoint that gave it.'),
  row: evidenceRow.optional().describe('Of a row: its facts.'),
  issues: list(z.number(), 'Positions in `issues` of the errors and warnings that concern it.').optional(),
});

const verdict = z.object({
  question,
  label: term,
  answer,
  because: list(evidence, 'What decides it: rows first, then flags; of an unknown answer, what is in doubt.'),
  against: list(evidence, 'What says otherwise, and does not decide.'),
  doubts: list(evidence, 'What cannot be read or could not be asked, beside an answer that others decide.'),
  past: list(evidence, 'Rows of the past beside an answer that others decide.'),
  ask: list(z.string(), 'The endpoints that would tell, when the answer is unknown.'),
});

const input = z.object({
  path: text('Where the raw value is.'),
  endpoint: text('The endpoint that gave it.'),
  original: text('The raw value as JSON text, cut at 2,000 characters.'),
  checked: maybeText('When the endpoint was asked.'),
});

const field = z.object({
  output: text('Where the value is in the response.'),
  title: text('What the field means, by the dataset’s schema.'),
  value: z.union([scalar, z.array(z.never()).max(0).describe('A list that a source says is empty.')]),
  inputs: list(input, 'The raw values that it was made of.'),
  how: z.enum(['as_given', 'rewritten', 'derived', 'literal']),
  rule: maybeText('The rule that made it.'),
  row: z
    .object({ list: z.string(), row: z.string(), addedBy: z.literal('caller').optional() })
    .nullable()
    .describe('The code list’s row that was looked up.'),
  issues: list(z.number(), 'Positions in `issues` of those that concern it.'),
  personal: z.boolean().describe('Whether it can hold personal data.'),
});

const holder = z.object({
  name: maybeText('The holder’s name.'),
  translatedName: maybeText('A translation of it.'),
  kind: z.enum(['person', 'company', 'unknown']),
  percent: z.number().nullable(),
  derived: z.boolean().describe('Whether neci-kyc divided the amounts.'),
  output: text('Where the row is in the response.'),
});

const holders = z.object({
  shareholders: list(holder, 'In the order of the source.'),
  unaccounted: z
    .number()
    .nullable()
    .describe('What the shares leave to 100; null when a share is missing or they add up to more.'),
  known: z.boolean().describe('Whether any endpoint of shareholders was in the bundle.'),
});

const officer = z.object({
  name: maybeText('The officer’s name.'),
  translatedName: maybeText('The name in Latin letters.'),
  role: maybeText('In the source’s words.'),
});

const branch = z.object({
  name: maybeText('The branch’s name.'),
  number: maybeText('Its number.'),
  institution: maybeText('Where it is registered.'),
});

const timelineEntry = z.object({
  day: text('YYYY-MM-DD.'),
  event: term,
  detail: maybeText('In the source’s words.'),
  kind: z.enum(['legal', 'risk']),
  path: text('Where the day is in the bundle.'),
});

const endpoint = z.object({
  name: text('The endpoint.'),
  label: text('What the documentation calls it.'),
  state: z.enum(['used', 'no_result', 'failed', 'absent']),
  checked: maybeText('When it was asked.'),
  couldFill: list(
    z.object({
      output: z.string(),
      title: z.string(),
      only: z.boolean().describe('Whether no other endpoint could.'),
    }),
    'Of one without data: the output fields that it could have filled and that are empty now.',
  ),
});

const unusedValue = z.object({
  path: text('Where it is in the bundle.'),
  original: text('The raw value as JSON text.'),
  reason: z.enum([
    'other_source_wins',
    'ignored',
    'unmapped',
    'row_left_out',
    'checked_only',
    'not_in_dataset',
    'unreadable',
  ]),
  detail: maybeText('The mapper’s reason, the message of the issue, or the path that wins.'),
});

const release = z.object({
  before: text('The older release.'),
  after: text('The newest release.'),
  changes: list(
    z.object({
      name: z.string(),
      sentence: maybeText('The announcement’s own.'),
      differences: list(
        z.object({ output: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
        'Where the two datasets of this company differ.',
      ),
    }),
    'Those of the named changes that show for this company.',
  ),
});

const issue = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  path: z.string(),
  message: z.string(),
  reason: z.string().optional(),
  count: z.number().optional(),
  output: list(z.string(), 'The output fields that it concerns.'),
  advice: text('What to do about it.'),
});

const rule = term.extend({ id: text('Name and version.'), source: text('The law, standard or list.') });

export const explanation = z.object({
  explanation: z.literal(1).describe('Version of this shape.'),
  version: text('Version of neci-kyc that made it.'),
  madeAt: maybeText('When it was made, as the caller says.'),
  request,
  digests: z
    .object({ input: z.string(), output: z.string() })
    .describe('SHA-256 of the JSON of the input and of the response, in hexadecimal.'),
  subject,
  verdicts: list(verdict, 'One for each question of risk.'),
  fields: list(field, 'Every value of the content, in document order.'),
  holders,
  officers: list(officer, 'As the dataset has them.'),
  branches: list(branch, 'As the company has them, whether or not the dataset shows them.'),
  timeline: list(timelineEntry, 'Oldest first.'),
  endpoints: list(endpoint, 'Every endpoint, in order of precedence.'),
  unused: list(unusedValue, 'The raw values that are not in the dataset.'),
  release,
  issues: list(issue, 'In the order in which they were found.'),
  rules: list(rule, 'The rules that made a value here, each once.'),
  response: z.unknown(),
  bundle: z.unknown().describe('The raw bundle; when redacted, without the values that may name persons.'),
});

export type Explanation = z.infer<typeof explanation>;
export type Term = z.infer<typeof term>;
export type ExplainedSubject = z.infer<typeof subject>;
export type ExplainedIdentifier = z.infer<typeof identifier>;
export type Answer = z.infer<typeof answer>;
export type Question = z.infer<typeof question>;
export type Verdict = z.infer<typeof verdict>;
export type Evidence = z.infer<typeof evidence>;
export type EvidenceRow = z.infer<typeof evidenceRow>;
export type ExplainedField = z.infer<typeof field>;
export type How = ExplainedField['how'];
export type ExplainedInput = z.infer<typeof input>;
export type Holders = z.infer<typeof holders>;
export type Holder = z.infer<typeof holder>;
export type ExplainedOfficer = z.infer<typeof officer>;
export type ExplainedBranch = z.infer<typeof branch>;
export type TimelineEntry = z.infer<typeof timelineEntry>;
export type ExplainedEndpoint = z.infer<typeof endpoint>;
export type EndpointState = ExplainedEndpoint['state'];
export type UnusedValue = z.infer<typeof unusedValue>;
export type UnusedReason = UnusedValue['reason'];
export type ReleaseComparison = z.infer<typeof release>;
export type ExplainedIssue = z.infer<typeof issue>;
export type ExplainedRule = z.infer<typeof rule>;
