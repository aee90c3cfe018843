/** What changed for a company between two bundles, verdicts first: typed changes instead of differing texts. */

import { getOrAdd } from '../company/lists.js';
import { isObject } from '../json/object.js';
import type { Additions } from '../reading/additions.js';
import * as uscc from '../values/uscc.js';
import type { ExplainOptions } from './explain.js';
import { explainWith } from './explain.js';
import type { Answer, Explanation, Holder, Question, Term } from './explanation.js';
import { redactedChanges } from './redact.js';

/** The holdings at which a holder starts to matter differently, in percent. */
const THRESHOLDS = [10, 25, 50, 75] as const;

export type Change =
  | {
      readonly kind: 'verdict';
      readonly question: Question;
      readonly label: Term;
      readonly before: Answer;
      readonly after: Answer;
    }
  | {
      readonly kind: 'status';
      /** The dataset's status, and the register's words. */
      readonly before: string;
      readonly after: string;
    }
  | {
      readonly kind: 'holder';
      readonly name: string;
      readonly before: number | null;
      readonly after: number | null;
      /** The thresholds that the holding crossed, in percent. */
      readonly crossed: readonly number[];
    }
  | {
      readonly kind: 'officer';
      readonly name: string;
      readonly before: string | null;
      readonly after: string | null;
    }
  | {
      /** Only one of the bundles tells who holds the company, so that no holder can be compared. */
      readonly kind: 'shareholders';
      readonly before: 'known' | 'unknown';
      readonly after: 'known' | 'unknown';
    }
  | { readonly kind: 'capital'; readonly before: string | null; readonly after: string | null }
  | {
      readonly kind: 'name' | 'address' | 'legalRepresentative';
      readonly before: string | null;
      readonly after: string | null;
    };

/**
 * Compares what two bundles of one company say.
 *
 * @param before The older bundle.
 * @param after The newer bundle.
 * @param options As for `explain`; both bundles are read alike.
 * @returns The changes, verdicts first; none when nothing that matters differs.
 * @throws RawPayloadError as `explain` does, for either bundle; RangeError when they describe different companies.
 * @example
 * explainChange(yesterday, today); // [{ kind: 'verdict', question: 'blacklisted', before: 'no', after: 'yes', … }]
 */
export function explainChange(before: unknown, after: unknown, options: ExplainOptions = {}): Change[] {
  return explainChangeWith(undefined, before, after, options);
}

/** The same with what the caller adds. */
export function explainChangeWith(
  additions: Additions | undefined,
  before: unknown,
  after: unknown,
  options: ExplainOptions = {},
): Change[] {
  // Compared with the persons in it: redacted names are all alike.
  const whole = { ...options, redact: false };
  const [old, now] = [explainWith(additions, before, whole), explainWith(additions, after, whole)];
  requireOneCompany(old, now);
  const changes = changesBetween(old, now);
  return options.redact ? redactedChanges(changes, [old, now]) : changes;
}

/** A company keeps its credit code for life; without one on both sides there is nothing to tell two companies by. */
function requireOneCompany(before: Explanation, after: Explanation): void {
  const [old, now] = [before, after].map(creditCodeOf);
  if (old === undefined || now === undefined || old === now) return;
  throw new RangeError('The two bundles describe different companies: their credit codes differ');
}

function creditCodeOf({ subject }: Explanation): string | undefined {
  return subject.identifiers.map(({ value }) => value).find(uscc.isValid);
}

/** The same for two explanations. */
function changesBetween(before: Explanation, after: Explanation): Change[] {
  return [
    ...verdictChanges(before, after),
    ...statusChange(before, after),
    ...holderChanges(before, after),
    ...officerChanges(before, after),
    ...fieldChange('capital', CAPITAL, before, after),
    ...fieldChange('name', NAME, before, after),
    ...fieldChange('address', ADDRESS, before, after),
    ...fieldChange('legalRepresentative', REPRESENTATIVE, before, after),
  ];
}

/**
 * @param change One of what `explainChange` returns.
 * @returns One line for a reader: "blacklisted: no -> yes".
 * @throws {TypeError} When it is something else.
 */
export function changeLine(change: Change): string {
  requireChange(change);
  const { before, after } = change;
  const step = `${before ?? 'absent'} -> ${after ?? 'absent'}`;
  switch (change.kind) {
    case 'verdict':
      return `${change.label.en}: ${step}`;
    case 'holder': {
      const crossed = change.crossed.length === 0 ? '' : ` (crosses ${change.crossed.join(', ')} %)`;
      return `shareholder ${change.name}: ${step}${crossed}`;
    }
    case 'officer':
      return `officer ${change.name}: ${step}`;
    default:
      return `${change.kind}: ${step}`;
  }
}

/** @throws TypeError for what is not one of the changes that explainChange returns. */
function requireChange(change: unknown): void {
  if (isObject(change) && typeof change.kind === 'string' && Object.hasOwn(KINDS, change.kind)) return;
  throw new TypeError(
    'a change must be one of what explainChange returns; write explainChange(before, after)',
  );
}

/** @throws TypeError for what is not a list of changes. */
export function requireChanges(changes: unknown): void {
  if (!Array.isArray(changes))
    throw new TypeError('the changes must be what explainChange returns; write explainChange(before, after)');
  changes.forEach(requireChange);
}

const KINDS = {
  verdict: true,
  status: true,
  holder: true,
  officer: true,
  shareholders: true,
  capital: true,
  name: true,
  address: true,
  legalRepresentative: true,
} as const satisfies { readonly [Kind in Change['kind']]: true };

function verdictChanges(before: Explanation, after: Explanation): Change[] {
  const answers = new Map(before.verdicts.map(({ question, answer }) => [question, answer]));
  return after.verdicts.flatMap(({ question, label, answer }) => {
    const was = answers.get(question) ?? 'unknown';
    return was === answer ? [] : [{ kind: 'verdict' as const, question, label, before: was, after: answer }];
  });
}

function statusChange(before: Explanation, after: Explanation): Change[] {
  const [was, is] = [before.subject.status, after.subject.status];
  if (was.target === is.target && was.class === is.class) return [];
  return [{ kind: 'status', before: statusText(was), after: statusText(is) }];
}

function statusText({ target, words }: Explanation['subject']['status']): string {
  return words === null ? target : `${target} (${words})`;
}

/** A holder of whom nothing was asked has not left. */
function holderChanges(before: Explanation, after: Explanation): Change[] {
  const [wasKnown, isKnown] = [before.holders.known, after.holders.known];
  if (wasKnown !== isKnown) {
    const state = (known: boolean) => (known ? 'known' : 'unknown');
    return [{ kind: 'shareholders', before: state(wasKnown), after: state(isKnown) }];
  }
  const was = holdings(before.holders.shareholders);
  const is = holdings(after.holders.shareholders);
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((name) => {
    const [old, now] = [was.get(name) ?? null, is.get(name) ?? null];
    return old === now && was.has(name) === is.has(name)
      ? []
      : [
          {
            kind: 'holder' as const,
            name,
            before: old,
            after: now,
            crossed: crossedBetween(old ?? 0, now ?? 0),
          },
        ];
  });
}

/** What all rows of a holder come to; null where one doesn't say. */
function holdings(holders: readonly Holder[]): ReadonlyMap<string, number | null> {
  const sums = new Map<string, number | null>();
  for (const { name, percent } of holders) {
    if (name === null) continue;
    const known = sums.has(name) ? (sums.get(name) ?? null) : 0;
    sums.set(name, known === null || percent === null ? null : Math.round((known + percent) * 100) / 100);
  }
  return sums;
}

function crossedBetween(old: number, now: number): number[] {
  const [low, high] = [Math.min(old, now), Math.max(old, now)];
  return THRESHOLDS.filter((threshold) => low < threshold && threshold <= high);
}

function officerChanges(before: Explanation, after: Explanation): Change[] {
  const [was, is] = [rolesOf(before), rolesOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((name) => {
    const [old, now] = [was.get(name) ?? null, is.get(name) ?? null];
    return old === now ? [] : [{ kind: 'officer' as const, name, before: old, after: now }];
  });
}

/** The roles of each officer, who may have several; one without a role is there all the same. */
function rolesOf({ officers }: Explanation): ReadonlyMap<string, string> {
  const roles = new Map<string, string[]>();
  for (const { name, role } of officers)
    if (name !== null) getOrAdd(roles, name).push(role ?? 'without a role');
  return new Map([...roles].map(([name, own]) => [name, [...new Set(own)].sort().join(', ')]));
}

const CAPITAL = ['$.content.additionalData.shares.shareCapitals', '$.extradata.shareCapital'];
const NAME = ['$.content.name', '$.name'];
const ADDRESS = ['$.content.address', '$.address[0]'];
const REPRESENTATIVE = ['$.content.additionalData.legalRepresentative', '$.extradata.legalRepresentative'];

function fieldChange(
  kind: 'capital' | 'name' | 'address' | 'legalRepresentative',
  outputs: readonly string[],
  before: Explanation,
  after: Explanation,
): Change[] {
  const [was, is] = [valueAt(outputs, before), valueAt(outputs, after)];
  return was === is ? [] : [{ kind, before: was, after: is }];
}

function valueAt(outputs: readonly string[], { fields }: Explanation): string | null {
  const value = fields.find(({ output }) => outputs.includes(output))?.value ?? null;
  return value === null ? null : String(value);
}
