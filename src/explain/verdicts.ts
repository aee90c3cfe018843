/**
 * The answers to the questions of risk: yes, no or unknown, what decides each, what says otherwise, what is in doubt,
 * and whom to ask. The answers are those of the Company; nothing is judged anew here.
 */

import type {
  AbnormalOperation,
  AssessedRiskList,
  Company,
  MajorTaxViolation,
  RegistrationStatus,
  SeriousViolation,
} from '../company/company.js';
import { getOrAdd } from '../company/lists.js';
import { saysRevoked } from '../company/status.js';
import type { Issue } from '../issues.js';
import { pathOf, type Sourced } from '../reading/sourced.js';
import type { EndpointName } from '../upstream/registry.js';
import type { Answer, EndpointState, Evidence, EvidenceRow, Question, Term, Verdict } from './explanation.js';

/** Each question in words, and the endpoints that can answer it, the most complete first. */
const QUESTIONS: {
  readonly [Q in Question]: {
    readonly label: Term;
    readonly ask: readonly EndpointName[];
    /** Those that tell a part of it. */
    readonly also?: readonly EndpointName[];
  };
} = {
  blacklisted: {
    label: { en: 'Blacklisted', zh: '是否黑名单' },
    ask: ['isHmdxx', 'isHmd', 'qyfkmx'],
    also: ['jyyc', 'yzwf', 'zdsswf'],
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

/** What is known beside the company: what became of each endpoint, and the issues. */
interface Around {
  readonly states: ReadonlyMap<string, EndpointState>;
  readonly issues: readonly Issue[];
}

const NOTHING_AROUND: Around = { states: new Map(), issues: [] };

export function verdictsOf(company: Company, around: Around = NOTHING_AROUND): Verdict[] {
  const { abnormalOperations, seriousViolations, majorTaxViolations } = company;
  const abnormal = listEvidence(abnormalOperations, abnormalRow);
  const serious = listEvidence(seriousViolations, seriousRow);
  const tax = listEvidence(majorTaxViolations, taxRow);
  const inside = issuesByPlace(around.issues);
  const verdictOf = (question: Question, found: Answer, weighed: readonly Weighed[]) =>
    verdict(question, found, [...weighed, ...endpointEvidence(question, found, weighed, around)], inside);
  return [
    verdictOf('blacklisted', answer(company.blacklisted?.value), [
      ...company.blacklistFlags.map((flag) => weigh('verdict', flag, VERDICT)),
      ...named(LISTS.abnormalOperations, abnormal),
      ...named(LISTS.seriousViolations, serious),
      ...named(LISTS.majorTaxViolations, tax),
    ]),
    verdictOf('abnormalOperations', answerOf(abnormalOperations), abnormal),
    verdictOf('seriousViolations', answerOf(seriousViolations), serious),
    verdictOf('majorTaxViolations', answerOf(majorTaxViolations), tax),
    verdictOf('abnormalTaxpayer', ...abnormalTaxpayer(company)),
    verdictOf(
      'annualReportOverdue',
      answer(company.annualReportOverdue?.value),
      overdueEvidence(abnormalOperations),
    ),
    verdictOf('licenceRevoked', ...licenceRevoked(company)),
  ];
}

/** Evidence with the answer that it speaks for; what speaks for neither is in doubt. */
interface Weighed {
  readonly evidence: Evidence;
  readonly speaksFor: Answer;
}

/**
 * What speaks for the answer decides it. An unknown answer is one that is in doubt, or to which something says yes
 * that does not suffice.
 */
function verdict(
  question: Question,
  found: Answer,
  weighed: readonly Weighed[],
  inside: IssuesByPlace,
): Verdict {
  const isDeciding = ({ speaksFor }: Weighed) =>
    speaksFor === found || (found === 'unknown' && speaksFor === 'yes');
  const isDoubt = ({ speaksFor }: Weighed) => speaksFor === 'unknown';
  const isPast = ({ evidence }: Weighed) => evidence.row?.current === false;
  const others = weighed.filter((each) => !isDeciding(each) && !isDoubt(each));
  const shown = (list: readonly Weighed[]) => list.map(({ evidence }) => withIssues(evidence, inside));
  const { label, ask } = QUESTIONS[question];
  return {
    question,
    label,
    answer: found,
    because: shown(weighed.filter(isDeciding)),
    against: shown(others.filter((each) => !isPast(each))),
    doubts: shown(found === 'unknown' ? [] : weighed.filter(isDoubt)),
    past: shown(others.filter(isPast)),
    ask: found === 'unknown' ? ask : [],
  };
}

/** Positions of the errors and warnings at a path or below it. */
type IssuesByPlace = ReadonlyMap<string, readonly number[]>;

function issuesByPlace(issues: readonly Issue[]): IssuesByPlace {
  const found = new Map<string, number[]>();
  for (const [index, { severity, path }] of issues.entries()) {
    if (severity === 'info') continue;
    for (let end = 1; end <= path.length; end++) {
      const next = path[end];
      if (next === undefined || next === '.' || next === '[') getOrAdd(found, path.slice(0, end)).push(index);
    }
  }
  return found;
}

/** With the issues at the value itself, or anywhere in its row or in its endpoint's answer. */
function withIssues(evidence: Evidence, inside: IssuesByPlace): Evidence {
  const place = evidence.row === undefined ? evidence.path : rowAround(evidence.path);
  const concerned = inside.get(place);
  return concerned === undefined ? evidence : { ...evidence, issues: concerned };
}

/** "$.jyyc.value.jyycList.items[0].inReason" -> "$.jyyc.value.jyycList.items[0]" */
function rowAround(path: string): string {
  return path.slice(0, path.lastIndexOf(']') + 1) || path;
}

/** What an endpoint that could tell did instead of telling. */
function endpointEvidence(
  question: Question,
  found: Answer,
  weighed: readonly Weighed[],
  { states }: Around,
): Weighed[] {
  const heard = new Set(weighed.map(({ evidence }) => evidence.endpoint));
  const { ask, also = [] } = QUESTIONS[question];
  return [...ask, ...also].flatMap((endpoint) => {
    const state = states.get(endpoint);
    const isSilent = state === 'used' && found === 'unknown' && !heard.has(endpoint);
    const says = state === 'failed' || state === 'no_result' ? ENDPOINT[state] : isSilent && ENDPOINT.used;
    if (!says) return [];
    return [{ evidence: { kind: 'failure', says, path: `$.${endpoint}`, endpoint }, speaksFor: 'unknown' }];
  });
}

const ENDPOINT: { readonly [S in Exclude<EndpointState, 'absent'>]: Term } = {
  failed: { en: 'The endpoint failed', zh: '接口调用失败' },
  no_result: { en: 'The endpoint answered that it found nothing', zh: '接口返回查无结果' },
  used: {
    en: 'Nothing in the endpoint’s answer tells, or can be used',
    zh: '接口返回中没有可用于判断的内容',
  },
};

function answer(value: boolean | undefined): Answer {
  if (value === undefined) return 'unknown';
  return value ? 'yes' : 'no';
}

function answerOf({ state }: AssessedRiskList<unknown>): Answer {
  return ({ some: 'yes', none: 'no', unknown: 'unknown' } as const)[state];
}

/** The lists, as they are named beside evidence of several. */
const LISTS = {
  abnormalOperations: { en: 'Abnormal operations', zh: '经营异常' },
  seriousViolations: { en: 'Serious violations', zh: '严重违法' },
  majorTaxViolations: { en: 'Major tax violations', zh: '重大税收违法' },
} as const satisfies Partial<Record<Question, Term>>;

function named(list: Term, weighed: readonly Weighed[]): Weighed[] {
  return weighed.map(({ evidence, speaksFor }) => {
    const { en, zh } = evidence.says;
    const says = { en: `${list.en}: ${en[0]?.toLowerCase()}${en.slice(1)}`, zh: `${list.zh}：${zh}` };
    return { evidence: { ...evidence, says }, speaksFor };
  });
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
  yes: { en: 'The list has a current row', zh: '名单有现行记录' },
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

type Described = Omit<EvidenceRow, 'current'> & { readonly at: Sourced<unknown> };

/** Rows first, since they decide; then flags, the lists themselves, and what could not be asked. */
function listEvidence<Row extends { readonly current: Sourced<boolean> }>(
  list: AssessedRiskList<Row>,
  describe: (row: Row) => Described,
): Weighed[] {
  const rows = list.rows.map((row) => rowEvidence(row, describe(row)));
  return [...rows, ...evidenceBesideRows(list, rows)];
}

/** A row of the past speaks for a list without current rows, never for one that has any. */
function rowEvidence(
  { current: { value: current } }: { readonly current: Sourced<boolean> },
  { at, ...facts }: Described,
  says: Term = current ? ROW.current : ROW.past,
): Weighed {
  return { evidence: evidenceAt('row', says, at, { ...facts, current }), speaksFor: answer(current) };
}

function evidenceBesideRows(
  { flags, lists, failures }: AssessedRiskList<unknown>,
  rows: readonly Weighed[],
): Weighed[] {
  const current = rows.filter(({ evidence }) => evidence.row?.current).map(({ evidence }) => evidence.path);
  const hasCurrent = (list: Sourced<unknown>) =>
    current.some((path) => list.origins.some((origin) => path.startsWith(`${pathOf(origin)}[`)));
  return [
    ...flags.map((flag) => weigh('flag', flag, FLAG)),
    ...lists.map((list) => {
      const says = list.value === undefined ? undefined : hasCurrent(list);
      return weigh('list', { ...list, value: says }, LIST);
    }),
    ...failures.map((failure) => ({
      evidence: evidenceAt('failure', FAILURE, failure),
      speaksFor: 'unknown' as const,
    })),
  ];
}

/**
 * The grounds decide: one that is an unfiled report, whatever the others are. That the list has current rows says
 * nothing of them; that it should have some and has none leaves them unknown.
 */
function overdueEvidence(list: AssessedRiskList<AbnormalOperation>): Weighed[] {
  const rows = list.rows.map((row) => {
    if (!row.current.value) return rowEvidence(row, abnormalRow(row));
    const ground = row.includedReasonCode?.value ?? 'OTHER';
    const speaksFor = ground === 'ANNUAL_REPORT_NOT_FILED' ? 'yes' : ground === 'OTHER' ? 'unknown' : 'no';
    return { ...rowEvidence(row, abnormalRow(row), GROUND[speaksFor]), speaksFor } as const;
  });
  const decided = rows.some(({ speaksFor }) => speaksFor === 'yes');
  const telling = rows.filter(
    ({ evidence, speaksFor }) => !(decided && evidence.row?.current && speaksFor === 'no'),
  );
  const hasCurrent = list.rows.some(({ current }) => current.value);
  const beside = evidenceBesideRows(list, rows).flatMap(({ evidence, speaksFor }) => {
    if (speaksFor !== 'yes') return [{ evidence, speaksFor }];
    return hasCurrent ? [] : [{ evidence, speaksFor: 'unknown' as const }];
  });
  return [...telling, ...beside];
}

const GROUND: Words = {
  yes: { en: 'A current row: an annual report was not filed', zh: '现行记录（未按期公示年报）' },
  no: { en: 'A current row on another ground', zh: '现行记录（其他原因）' },
  unknown: { en: 'A current row whose ground is not recognized', zh: '现行记录（原因无法识别）' },
};

const ROW = {
  current: { en: 'A current row', zh: '现行记录' },
  past: { en: 'A row of the past', zh: '历史记录' },
} as const;

function abnormalRow(row: AbnormalOperation): Described {
  return {
    at: row.includedReason ?? row.includedDate ?? row.current,
    reason: row.includedReason?.value ?? null,
    authority: row.includedBy?.value ?? null,
    from: row.includedDate?.value ?? null,
    until: row.removedDate?.value ?? null,
  };
}

function seriousRow(row: SeriousViolation): Described {
  return abnormalRow(row);
}

function taxRow(row: MajorTaxViolation): Described {
  return {
    at: row.caseType ?? row.occurredDate ?? row.current,
    reason: row.caseType?.value ?? row.facts?.value ?? null,
    authority: null,
    from: row.occurredDate?.value ?? null,
    until: null,
  };
}

type Found = readonly [found: Answer, weighed: readonly Weighed[]];

function abnormalTaxpayer({ abnormalTaxpayer: status }: Company): Found {
  if (!status) return ['unknown', []];
  const found = ({ ABNORMAL: 'yes', NORMAL: 'no', UNKNOWN: 'unknown' } as const)[status.value];
  return [found, [{ evidence: evidenceAt('status', TAXPAYER[found], status), speaksFor: found }]];
}

const TAXPAYER: Words = {
  yes: { en: 'The tax administration lists it as abnormal', zh: '税务机关认定为非正常户' },
  no: { en: 'The tax administration lists it as normal', zh: '税务机关认定为正常户' },
  unknown: {
    en: 'The tax administration has no such taxpayer, or gives another status',
    zh: '查无此户或其他状态',
  },
};

/**
 * Any source that says so is believed, whatever the others say, and what can't be read clears no company: a day, a
 * reason or a status of revocation counts beside a status that knows nothing of one.
 */
function licenceRevoked(company: Company): Found {
  const { status, revocationDate, revocationReason, revocationSigns = [] } = company;
  const weighed: Weighed[] = [];
  if (revocationDate) weighed.push(said(REVOKED_ON, revocationDate));
  if (revocationReason) weighed.push(said(REVOKED_FOR, revocationReason));
  if (status) {
    const words = status.class.value === 'deregistered' ? CODE : STATUS;
    weighed.push(weigh('status', { ...status.words, value: isRevoked(status) }, words));
  }
  for (const sign of revocationSigns)
    if (sign.origins[0] !== status?.words.origins[0]) weighed.push(weigh('status', sign, SIGN));
  const answers = new Set(weighed.map(({ speaksFor }) => speaksFor));
  if (answers.has('yes')) return ['yes', weighed];
  return [answers.has('unknown') || !answers.has('no') ? 'unknown' : 'no', weighed];
}

function said(says: Term, leaf: Sourced<unknown>): Weighed {
  return { evidence: evidenceAt('status', says, leaf), speaksFor: 'yes' };
}

const REVOKED_ON: Term = { en: 'A day of revocation is on record', zh: '有吊销日期' };
const REVOKED_FOR: Term = { en: 'A reason for a revocation is on record', zh: '有吊销原因' };

const STATUS: Words = {
  yes: { en: 'The register’s words say that the licence is revoked', zh: '登记状态为吊销' },
  no: { en: 'The register’s words say nothing of a revocation', zh: '登记状态未提及吊销' },
  unknown: { en: 'The register’s words are not a known status', zh: '登记状态无法识别' },
};

const CODE: Words = {
  ...STATUS,
  unknown: {
    en: 'The code can mean deregistered, or revoked and deregistered',
    zh: '代码可表示注销，或吊销后注销',
  },
};

const SIGN: Words = {
  ...STATUS,
  unknown: { en: 'What is given as the day of revocation cannot be read', zh: '吊销日期无法读取' },
};

/** Code 3 is 注销 in one numbering and 吊销，已注销 in the other. */
function isRevoked(status: RegistrationStatus): boolean | undefined {
  if (saysRevoked(status)) return true;
  const { value, rule } = status.class;
  const isCode = typeof rule === 'object' && rule.list === 'entstatus' && /^\d+$/.test(rule.row);
  return value === 'unknown' || (value === 'deregistered' && isCode) ? undefined : false;
}
