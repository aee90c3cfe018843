/**
 * What the risk lists come to. Absence is not a clean bill: a list's state is "some" with a current row,
 * "none" when a flag 0 or a list without current rows says so and nothing beside it is in doubt, and "unknown"
 * otherwise. The rows decide; a flag that says otherwise is a contradiction.
 */

import { derived, type Sourced } from '../../reading/sourced.js';
import type { AbnormalOperation, AssessedRiskList, Company, RiskList } from '../company.js';
import type { Notes } from './notes.js';

const OVERDUE = 'annual-report-overdue/1';
const BLACKLISTED = 'blacklisted/1';

type Row = { readonly current: Sourced<boolean> };

export function assess<R extends Row>(
  name: string,
  list: RiskList<R> = { flags: [], lists: [], failures: [], rows: [] },
  notes: Notes,
): AssessedRiskList<R> {
  const hasCurrent = list.rows.some((row) => row.current.value);
  for (const flag of list.flags) {
    if (flag.value === undefined || flag.value === hasCurrent || (flag.value && list.lists.every(isDoubtful)))
      continue;
    const found = hasCurrent
      ? 'the flag says that there is none, but a row is current'
      : 'the flag says that there is one, but no row is current';
    notes.report('contradiction', flag, `${name}: ${found}; the rows are output unchanged`, {
      reason: 'flag_against_list',
    });
  }
  checkFlags(name, list, hasCurrent, notes);
  const { flags, lists, failures, rows } = list;
  return { flags, lists, failures, rows, state: stateOf(list, hasCurrent) };
}

/** Flags of two bodies that say otherwise, where no list decides. */
function checkFlags(
  name: string,
  { flags, lists }: RiskList<unknown>,
  hasCurrent: boolean,
  notes: Notes,
): void {
  if (flags.length < 2 || hasCurrent || !lists.every(isDoubtful)) return;
  const [raised, other] = [flags.find(isTrue), flags.find(({ value }) => value === false)];
  if (raised && other) notes.disagree(name, raised, other);
}

function stateOf(
  { flags, lists }: RiskList<unknown>,
  hasCurrent: boolean,
): AssessedRiskList<unknown>['state'] {
  if (hasCurrent) return 'some';
  if (flags.some(isTrue) || [...flags, ...lists].some(isDoubtful)) return 'unknown';
  return flags.length > 0 || lists.length > 0 ? 'none' : 'unknown';
}

/** A verdict of "on a blacklist" without any flag or row, or of "on none" beside one. */
export function checkVerdicts(company: Company, notes: Notes): void {
  const lists = listsOf(company);
  const hasAny = lists.some(({ state, flags }) => state === 'some' || flags.some(isTrue));
  const hasNone = lists.every(({ state }) => state === 'none');
  for (const verdict of company.blacklistFlags) {
    if (verdict.value === undefined || (verdict.value ? !hasNone : !hasAny)) continue;
    const found = verdict.value ? 'all three lists are empty' : 'a flag or a row says otherwise';
    notes.report('contradiction', verdict, `The verdict of the source contradicts its lists: ${found}`, {
      reason: 'verdict_against_lists',
    });
  }
}

/** Whether an annual report is overdue: only the grounds of the abnormal-operations list tell. */
export function annualReportOverdue({ abnormalOperations: list }: Company): Sourced<boolean> | undefined {
  if (list.state === 'unknown') return undefined;
  if (list.state === 'none') return derived(false, OVERDUE, [...list.flags, ...list.lists]);
  const current = list.rows.filter((row) => row.current.value);
  const unfiled = current.filter((row) => row.includedReasonCode?.value === 'ANNUAL_REPORT_NOT_FILED');
  if (unfiled.length > 0) return derived(true, OVERDUE, grounds(unfiled));
  const isRecognized = current.every(
    ({ includedReasonCode: ground }) => ground !== undefined && ground.value !== 'OTHER',
  );
  // A row that is missing may have any ground.
  const isWhole = !list.lists.some(isDoubtful);
  return isRecognized && isWhole ? derived(false, OVERDUE, grounds(current)) : undefined;
}

function grounds(rows: readonly AbnormalOperation[]): Sourced<unknown>[] {
  return rows.map((row) => row.includedReasonCode).filter((ground) => ground !== undefined);
}

/** Whether any source raises a hand; "no" only when a verdict, or each of the three lists, says so. */
export function blacklisted(company: Company): Sourced<boolean> | undefined {
  const { blacklistFlags: verdicts } = company;
  const lists = listsOf(company);
  const raised: Sourced<unknown>[] = verdicts.filter(isTrue);
  for (const { flags } of lists) for (const flag of flags) if (flag.value) raised.push(flag);
  for (const { rows } of lists) for (const { current } of rows) if (current.value) raised.push(current);
  if (raised.length > 0) return derived(true, BLACKLISTED, raised);
  if (verdicts.some(isDoubtful)) return undefined;
  if (verdicts.length > 0) return lists.some(isInDoubt) ? undefined : derived(false, BLACKLISTED, verdicts);
  if (lists.some(({ state }) => state !== 'none')) return undefined;
  const evidence = lists.flatMap(({ flags, lists: all }) => [...flags, ...all]);
  return derived(false, BLACKLISTED, evidence);
}

function listsOf(company: Company): readonly AssessedRiskList<Row>[] {
  return [company.abnormalOperations, company.seriousViolations, company.majorTaxViolations];
}

/** Whether a verdict can't vouch for a list, since that was not asked, or not whole, or not readable. */
function isInDoubt({ state, flags, lists, failures }: AssessedRiskList<Row>): boolean {
  return state === 'unknown' && (failures.length > 0 || [...flags, ...lists].some(isDoubtful));
}

function isDoubtful(leaf: Sourced<unknown>): boolean {
  return leaf.value === undefined;
}

function isTrue(leaf: Sourced<unknown>): boolean {
  return leaf.value === true;
}
