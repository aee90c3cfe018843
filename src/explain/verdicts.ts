/**
 * The answers to the questions of risk: yes, no or unknown, what decides each, what says otherwise, and whom
 * to ask. The answers are those of the Company; nothing is judged anew here.
 */

import type {
  AbnormalOperation,
  AssessedRiskList,
  Company,
  MajorTaxViolation,
  RegistrationStatus,
  SeriousViolation,
} from '../company/company.js';
import { pathOf, type Sourced } from '../reading/sourced.js';
import type { EndpointName } from '../upstream/registry.js';
import type { Answer, Evidence, EvidenceRow, Question, Term, Verdict } from './explanation.js';

/** Each question in words, and the endpoints that can answer it, the most complete first. */
const QUESTIONS: {
  readonly [Q in Question]: { readonly label: Term; readonly ask: readonly EndpointName[] };
} = {
  blacklisted: {
    label: { en: 'Blacklisted', zh: '是否黑名单' },
    ask: ['isHmdxx', 'isHmd', 'qyfkmx'],
  },
  abnormalOperations: {
    label: { en: 'In the list of abnormal operations', zh: '经营异常名录' },
    ask: ['isHmdxx', 'isHmd', 'qyfkmx', 'jyyc'],
  },
  seriousViolations: {
    label: { en: 'In the list of serious violations', zh: '严重违法失信名单' },
    ask: ['isHmdxx', 'isHmd', 'qyfkmx', 'yzwf'],
  },
  majorTaxViolations: {
    label: { en: 'Major tax violations published', zh: '重大税收违法案件' },
    ask: ['isHmdxx', 'isHmd', 'qyfkmx', 'zdsswf'],
  },
  abnormalTaxpayer: {
    label: { en: 'Abnormal taxpayer', zh: '非正常户' },
    ask: ['fzchnew'],
  },
  annualReportOverdue: {
    label: { en: 'Annual report overdue', zh: '年报逾期' },
    ask: ['isHmdxx', 'isHmd', 'qyfkmx', 'jyyc'],
  },
  licenceRevoked: {
    label: { en: 'Licence revoked', zh: '吊销' },
    ask: ['neci', 'qycxnew', 'info', 'isHmdxx'],
  },
};

/** A question in words. */
export function labelOf(question: Question): Term {
  return QUESTIONS[question].label;
}

export function verdictsOf(company: Company): Verdict[] {
  const lists = [
    listEvidence(company.abnormalOperations, abnormalRow),
    listEvidence(company.seriousViolations, seriousRow),
    listEvidence(company.majorTaxViolations, taxRow),
  ] as const;
  const [abnormal, serious, tax] = lists;
  return [
    blacklisted(company, lists.flat()),
    verdict('abnormalOperations', answerOf(company.abnormalOperations), abnormal),
    verdict('seriousViolations', answerOf(company.seriousViolations), serious),
    verdict('majorTaxViolations', answerOf(company.majorTaxViolations), tax),
    abnormalTaxpayer(company),
    verdict('annualReportOverdue', answer(company.annualReportOverdue?.value), abnormal),
    licenceRevoked(company),
  ];
}

/** Evidence with the answer that it speaks for; what speaks for neither is in doubt. */
interface Weighed {
  readonly evidence: Evidence;
  readonly speaksFor: Answer;
}

/** What speaks for the answer decides it; of an unknown answer, what is in doubt does. */
function verdict(question: Question, found: Answer, weighed: readonly Weighed[]): Verdict {
  const because = weighed.filter(({ speaksFor }) => speaksFor === found);
  const others = weighed.filter(({ speaksFor }) => speaksFor !== found && speaksFor !== 'unknown');
  const isPast = ({ evidence }: Weighed) => evidence.row?.current === false;
  const { label, ask } = QUESTIONS[question];
  return {
    question,
    label,
    answer: found,
    because: because.map(({ evidence }) => evidence),
    against: others.filter((each) => !isPast(each)).map(({ evidence }) => evidence),
    past: others.filter(isPast).map(({ evidence }) => evidence),
    ask: found === 'unknown' ? ask : [],
  };
}

function answer(value: boolean | undefined): Answer {
  if (value === undefined) return 'unknown';
  return value ? 'yes' : 'no';
}

function answerOf({ state }: AssessedRiskList<unknown>): Answer {
  return ({ some: 'yes', none: 'no', unknown: 'unknown' } as const)[state];
}

function blacklisted(company: Company, fromLists: readonly Weighed[]): Verdict {
  const fromVerdicts = company.blacklistFlags.map((flag) => weigh('verdict', flag, VERDICT));
  return verdict('blacklisted', answer(company.blacklisted?.value), [...fromVerdicts, ...fromLists]);
}

type Words = { readonly [A in Answer]: Term };

const VERDICT: Words = {
  yes: { en: 'The source’s own verdict says yes', zh: '来源结论：是' },
  no: { en: 'The source’s own verdict says no', zh: '来源结论：否' },
  unknown: { en: 'The source’s own verdict cannot be read', zh: '来源结论无法读取' },
};

const FLAG: Words = {
  yes: { en: 'The flag says yes', zh: '标志：有' },
  no: { en: 'The flag says no', zh: '标志：无' },
  unknown: { en: 'The flag cannot be read', zh: '标志无法读取' },
};

const LIST: Words = {
  yes: { en: 'The list has rows', zh: '名单有记录' },
  no: { en: 'The list was delivered whole and has no current row', zh: '名单完整且无现行记录' },
  unknown: { en: 'The list is not whole or cannot be read', zh: '名单不完整或无法读取' },
};

const FAILURE: Term = { en: 'The source could not ask for this list', zh: '来源未能查询该名单' };

function weigh(kind: Evidence['kind'], leaf: Sourced<boolean | undefined>, words: Words): Weighed {
  const speaksFor = answer(leaf.value);
  return { evidence: evidenceAt(kind, words[speaksFor], leaf), speaksFor };
}

function evidenceAt(kind: Evidence['kind'], says: Term, leaf: Sourced<unknown>, row?: EvidenceRow): Evidence {
  const [origin] = leaf.origins;
  const at = { path: origin ? pathOf(origin) : '$', endpoint: origin?.reader.endpoint ?? '' };
  return row ? { kind, says, ...at, row } : { kind, says, ...at };
}

/** Rows first, since they decide; then flags, the lists themselves, and what could not be asked. */
function listEvidence<Row extends { readonly current: Sourced<boolean> }>(
  { flags, lists, failures, rows }: AssessedRiskList<Row>,
  describe: (row: Row) => Omit<EvidenceRow, 'current'> & { readonly at: Sourced<unknown> },
): Weighed[] {
  const hasCurrent = rows.some(({ current }) => current.value);
  return [
    ...rows.map((row) => {
      const { at, ...facts } = describe(row);
      const current = row.current.value;
      const says = current ? ROW.current : ROW.past;
      const evidence = evidenceAt('row', says, at, { ...facts, current });
      // A row of the past speaks for a list without current rows, never for one that has any.
      return { evidence, speaksFor: answer(current) };
    }),
    ...flags.map((flag) => weigh('flag', flag, FLAG)),
    ...lists.map((list) => {
      const size = list.value;
      const says = size === undefined ? undefined : hasCurrent;
      return weigh('list', { ...list, value: says }, LIST);
    }),
    ...failures.map((failure) => ({
      evidence: evidenceAt('failure', FAILURE, failure),
      speaksFor: 'unknown' as const,
    })),
  ];
}

const ROW = {
  current: { en: 'A current row', zh: '现行记录' },
  past: { en: 'A row of the past', zh: '历史记录' },
} as const;

function abnormalRow(row: AbnormalOperation) {
  return {
    at: row.includedReason ?? row.includedDate ?? row.current,
    reason: row.includedReason?.value ?? null,
    authority: row.includedBy?.value ?? null,
    from: row.includedDate?.value ?? null,
    until: row.removedDate?.value ?? null,
  };
}

function seriousRow(row: SeriousViolation) {
  return abnormalRow(row);
}

function taxRow(row: MajorTaxViolation) {
  return {
    at: row.caseType ?? row.occurredDate ?? row.current,
    reason: row.caseType?.value ?? row.facts?.value ?? null,
    authority: null,
    from: row.occurredDate?.value ?? null,
    until: null,
  };
}

function abnormalTaxpayer({ abnormalTaxpayer: status }: Company): Verdict {
  if (!status) return verdict('abnormalTaxpayer', 'unknown', []);
  const found = ({ ABNORMAL: 'yes', NORMAL: 'no', UNKNOWN: 'unknown' } as const)[status.value];
  const evidence = evidenceAt('status', TAXPAYER[found], status);
  return verdict('abnormalTaxpayer', found, [{ evidence, speaksFor: found }]);
}

const TAXPAYER: Words = {
  yes: { en: 'The tax administration lists it as abnormal', zh: '税务机关认定为非正常户' },
  no: { en: 'The tax administration lists it as normal', zh: '税务机关认定为正常户' },
  unknown: {
    en: 'The tax administration has no such taxpayer, or gives another status',
    zh: '查无此户或其他状态',
  },
};

/** A day of revocation says so even beside a status that doesn't: a doubt never clears. */
function licenceRevoked({ status, revocationDate }: Company): Verdict {
  const weighed: Weighed[] = [];
  if (revocationDate) {
    weighed.push({ evidence: evidenceAt('status', REVOKED_ON, revocationDate), speaksFor: 'yes' });
  }
  if (status) {
    const speaksFor = statusSays(status);
    weighed.push({ evidence: evidenceAt('status', STATUS[speaksFor], status.words), speaksFor });
  }
  const answers = new Set(weighed.map(({ speaksFor }) => speaksFor));
  const found = answers.has('yes') ? 'yes' : answers.has('no') ? 'no' : 'unknown';
  return verdict('licenceRevoked', found, weighed);
}

const REVOKED_ON: Term = { en: 'A day of revocation is on record', zh: '有吊销日期' };

const STATUS: Words = {
  yes: { en: 'The register’s words say that the licence is revoked', zh: '登记状态为吊销' },
  no: { en: 'The register’s words say nothing of a revocation', zh: '登记状态未提及吊销' },
  unknown: { en: 'The register’s words are not a known status', zh: '登记状态无法识别' },
};

/** A company that was revoked and then deregistered has lost its licence all the same. */
function statusSays({ class: { value: statusClass }, words }: RegistrationStatus): Answer {
  if (statusClass === 'unknown') return 'unknown';
  return statusClass === 'revoked' || words.value.includes('吊销') ? 'yes' : 'no';
}
