/**
 * The whole of what is known about one dataset: where each value comes from, what decides the questions of risk,
 * what was not used and what was not asked. Runs the same steps as `normalize`, with a trail.
 */

import { NEWEST } from '../datasets/releases/index.js';
import { render } from '../datasets/render.js';
import type { Dataset, Release, Version } from '../generated/contracts/index.js';
import { VERSION } from '../generated/version.js';
import type { Issue } from '../issues.js';
import { checkBoolean, checkKeys } from '../json/options.js';
import { readParts } from '../normalize.js';
import type { Additions } from '../reading/additions.js';
import { newTrail } from '../reading/trail.js';
import { GUIDE } from '../rules/issueGuide.js';
import { isCallerRule, ruleOf } from '../rules/registry.js';
import { sha256 } from '../text/sha256.js';
import { ENDPOINTS } from '../upstream/registry.js';
import * as timestamp from '../values/timestamp.js';
import { endpointsOf } from './endpoints.js';
import type {
  EndpointState,
  ExplainedField,
  ExplainedIssue,
  ExplainedRule,
  Explanation,
} from './explanation.js';
import { fieldsOf } from './fields.js';
import { branchesOf, holdersOf, officersOf } from './holders.js';
import { redacted } from './redact.js';
import { compareReleases } from './release.js';
import { subjectOf } from './subject.js';
import { timelineOf } from './timeline.js';
import { unusedIn } from './unused.js';
import { verdictsOf } from './verdicts.js';

export interface ExplainOptions {
  /** `super` by default: everything the sources say. */
  readonly dataset?: Dataset | undefined;
  /** `v2` by default. */
  readonly version?: Version | undefined;
  readonly release?: Release | undefined;
  readonly extensions?: boolean | undefined;
  readonly translate?: 'derive' | 'source-only' | undefined;
  /** When the explanation is made, as an ISO time: it is printed, and never read from the clock. */
  readonly madeAt?: string | undefined;
  /** Leaves out what names or numbers a person: in the fields, the pictures and the raw bundle. */
  readonly redact?: boolean | undefined;
}

const OPTIONS = {
  dataset: true,
  version: true,
  release: true,
  extensions: true,
  translate: true,
  madeAt: true,
  redact: true,
} as const satisfies { readonly [Name in keyof ExplainOptions]-?: true };

/** Checked because a caller may not use TypeScript: a misspelt `redact` must not show persons. */
function checkOptions(options: ExplainOptions): void {
  checkKeys('explain', options, Object.keys(OPTIONS));
  for (const name of ['extensions', 'redact'] as const) checkBoolean(name, options[name]);
  if (options.madeAt !== undefined && !timestamp.parse(String(options.madeAt)).ok)
    throw new RangeError('madeAt is not a time; pass an ISO 8601 text with an offset');
}

/**
 * Explains one dataset of a raw bundle.
 *
 * @param bundle A raw bundle: endpoint name to that endpoint's response body as it came.
 * @param options Which dataset; everything has a default.
 * @returns Plain data; `explainPage` makes a page of it, `explainText` a text for the terminal.
 * @throws RawPayloadError when the input is not a bundle or no endpoint in it carries a company.
 * @throws TypeError when an option is misspelt or of a wrong type.
 * @throws RangeError when an option names an unknown dataset, version or release, or `madeAt` is not a time.
 * @example
 * const explanation = explain(bundle);
 * explanation.verdicts.find(({ question }) => question === 'blacklisted')?.answer; // 'yes'
 */
export function explain(bundle: unknown, options: ExplainOptions = {}): Explanation {
  return explainWith(undefined, bundle, options);
}

/** The same with what the caller adds. */
export function explainWith(
  additions: Additions | undefined,
  bundle: unknown,
  options: ExplainOptions = {},
): Explanation {
  checkOptions(options);
  const { dataset = 'super', version = 'v2', release = NEWEST, extensions = true } = options;
  const { translate = 'derive', madeAt = null, redact = false } = options;
  const issues: Issue[] = [];
  const trail = newTrail();
  const { parts, company } = readParts(bundle, { issues, trail, additions }, translate);
  const { checkedTimes } = company;
  const rendition = { dataset, version, release, extensions };
  const { response, lineage = [] } = render(company, { ...rendition, lineage: true });
  const states = statesOf(parts, issues);
  const fields = fieldsOf(response, { bundle, version, lineage, issues, checkedTimes });
  const verdicts = verdictsOf(company, { states, issues });
  const explanation: Explanation = {
    explanation: 1,
    version: VERSION,
    madeAt,
    request: { ...rendition, translate, redacted: redact },
    digests: { input: sha256(JSON.stringify(bundle)), output: sha256(JSON.stringify(response)) },
    subject: subjectOf(company),
    verdicts,
    fields,
    holders: holdersOf(company, version),
    officers: officersOf(company),
    branches: branchesOf(company),
    timeline: timelineOf(company),
    endpoints: endpointsOf({
      names: additions?.endpoints?.order ?? ENDPOINTS,
      dataset,
      version,
      fields,
      verdicts,
      states,
      checkedTimes,
    }),
    unused: unusedIn({ parts, company, lineage, issues, trail }),
    release: compareReleases(company, { dataset, version, extensions }),
    issues: explainIssues(issues, fields),
    rules: rulesOf(fields),
    response,
    bundle,
  };
  return redact ? redacted(explanation) : explanation;
}

/** An endpoint without a payload has an issue at its path that says why. */
function statesOf(
  parts: readonly { readonly name: string }[],
  issues: readonly Issue[],
): ReadonlyMap<string, EndpointState> {
  const states = new Map<string, EndpointState>();
  for (const { code, path } of issues) {
    const name = /^\$\.(\w+)/.exec(path)?.[1];
    if (name === undefined) continue;
    if (code === 'upstream_failed') states.set(name, 'failed');
    if (code === 'no_result') states.set(name, 'no_result');
  }
  for (const { name } of parts) states.set(name, 'used');
  return states;
}

function explainIssues(issues: readonly Issue[], fields: readonly ExplainedField[]): ExplainedIssue[] {
  const outputs = issues.map((): string[] => []);
  for (const { output, issues: concerned } of fields)
    for (const index of concerned) outputs[index]?.push(output);
  return issues.map((issue, index) => ({
    ...issue,
    output: outputs[index] ?? [],
    advice: GUIDE[issue.code].advice,
  }));
}

function rulesOf(fields: readonly ExplainedField[]): ExplainedRule[] {
  const ids = new Set(fields.map(({ rule }) => rule));
  return [...ids].flatMap((id) => {
    if (isCallerRule(id)) return [{ id, ...CALLER_RULE }];
    const rule = id === null ? undefined : ruleOf(id);
    return rule ? [{ id: rule.id, en: rule.en, zh: rule.zh, source: rule.source }] : [];
  });
}

/** What is known of a rule that the caller wrote. */
const CALLER_RULE = {
  en: 'A rule of whoever runs neci-kyc, which knows its name and version alone.',
  zh: '由 neci-kyc 的使用方自行定义的规则，仅知其名称和版本。',
  source: 'the caller of neci-kyc',
};
