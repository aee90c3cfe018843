/**
 * What each field of a company is (字段形状), for a part that a caller's mapper returns: whether it is one value, a list or
 * an object, which values it can have, and the cleaner that makes them.
 *
 * @example
 * shapeOf('incorporationDate').what // 'a day, YYYY-MM-DD'
 */

import { isPersonsNumber } from '../cleaners/index.js';
import type {
  AbnormalOperation,
  Branch,
  Coded,
  MajorTaxViolation,
  Money,
  Officer,
  RegistrationStatus,
  RiskList,
  SeriousViolation,
  Shareholder,
  Subject,
} from '../company/company.js';
import { type Kind, kindOfField } from '../company/merge.js';
import * as calendarDate from '../values/calendarDate.js';
import * as residentId from '../values/residentId.js';
import { NO_END } from '../values/term.js';

/** One value with its origins. */
export interface Single {
  readonly cleaner: string;
  /** What its value is, in words. */
  readonly what: string;
  readonly fits: (value: unknown) => boolean;
}

/** A list, and what each of its elements is. */
export interface List {
  readonly each: Shape;
}

/** An object, what each of its fields is, and those that can't be absent. */
export interface Fields<Name extends string = string> {
  readonly cleaner: string;
  readonly fields: { readonly [Field in Name]: Shape };
  readonly needs?: readonly Name[];
}

export type Shape = Single | List | Fields;

function single(cleaner: string, what: string, fits: (value: unknown) => boolean): Single {
  return { cleaner: `clean.${cleaner}(raw.take('…'))`, what, fits };
}

/** A text that passes a check of its own. */
function written(cleaner: string, what: string, fits: (text: string) => boolean): Single {
  return single(cleaner, what, (value) => typeof value === 'string' && fits(value));
}

/** Control characters and marks of direction, which the cleaners take away. */
const UNSEEN = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const isText = (text: string) => /\S/.test(text) && !UNSEEN.test(text) && residentId.cutFrom(text) === text;
const TEXT = written('text', 'a text without a resident identity number or a control character', isText);
const CODE: Single = {
  ...written('creditCode', "a company's code", (text) => /\S/.test(text) && !isPersonsNumber(text)),
  cleaner: 'clean.creditCode, clean.registrationNumber, clean.organizationCode or clean.taxpayerNumber',
};
const isDay = (text: string) => {
  const read = calendarDate.parse(text);
  return read.ok && read.value === text;
};
const DAY = written('date', 'a day, YYYY-MM-DD', isDay);
const FLAG = single('flag', 'true or false', (value) => typeof value === 'boolean');
const DOUBTFUL = single(
  'flagOrDoubt',
  'true, false or undefined',
  (value) => value === undefined || typeof value === 'boolean',
);

function oneOf(cleaner: string, words: readonly string[]): Single {
  return written(cleaner, `one of ${words.join(', ')}`, (text) => words.includes(text));
}

const MONEY: Fields<keyof Money> = {
  cleaner: "clean.capital(raw.take('…'))",
  fields: {
    amount: written('capital', 'an amount with two decimals', (text) => /^\d+\.\d\d$/.test(text)),
    currency: written('capital', 'an ISO 4217 code', (text) => /^[A-Z]{3}$/.test(text)),
    currencyName: TEXT,
  },
  needs: ['amount'],
};

const STATUS: Fields<keyof RegistrationStatus> = {
  cleaner: "clean.status(raw.take('…'))",
  fields: {
    words: TEXT,
    class: TEXT,
    target: oneOf('status', ['LIVE', 'CLOSED', 'NOT REPORTED']),
  },
  needs: ['words', 'class', 'target'],
};

function coded(cleaner: string): Fields<keyof Coded> {
  return { cleaner, fields: { code: TEXT, name: TEXT } };
}

const ROWS = "raw.rows('…')?.map((row) => ({ … }))";

const SHAREHOLDER: Fields<keyof Shareholder> = {
  cleaner: ROWS,
  fields: {
    name: TEXT,
    translatedName: TEXT,
    holderType: TEXT,
    isCorporate: FLAG,
    registrationNumber: { ...CODE, cleaner: "clean.holderCode(isCorporate, row.take('…'))" },
    residenceCountry: TEXT,
    subscribedCapital: MONEY,
    sharePercentage: written('percentage', 'a share in percent', (text) => /^\d+(?:\.\d+)?$/.test(text)),
  },
};

const OFFICER: Fields<keyof Officer> = {
  cleaner: ROWS,
  fields: { name: TEXT, translatedName: TEXT, providedRole: TEXT },
};

const BRANCH: Fields<keyof Branch> = {
  cleaner: ROWS,
  fields: {
    name: TEXT,
    number: { ...CODE, cleaner: "clean.branchNumber(row.take('…'), row.take('…'))" },
    registrationAuthority: TEXT,
  },
};

/** What the rows of every risk list need: isCurrent gives it. */
const CURRENT: Single = { ...FLAG, cleaner: 'isCurrent(row, { included, removed, history })' };

const ABNORMAL_OPERATION: Fields<keyof AbnormalOperation> = {
  cleaner: ROWS,
  fields: {
    name: TEXT,
    registrationNumber: CODE,
    includedDate: DAY,
    includedReason: TEXT,
    includedReasonCode: oneOf('abnormalReason', [
      'ANNUAL_REPORT_NOT_FILED',
      'INFORMATION_NOT_DISCLOSED',
      'CONCEALMENT_OR_FRAUD',
      'UNREACHABLE',
      'OTHER',
    ]),
    includedBy: TEXT,
    removedDate: DAY,
    removedReason: TEXT,
    current: CURRENT,
  },
  needs: ['current'],
};

const SERIOUS_VIOLATION: Fields<keyof SeriousViolation> = {
  cleaner: ROWS,
  fields: {
    includedDate: DAY,
    includedReason: TEXT,
    includedBy: TEXT,
    removedDate: DAY,
    removedReason: TEXT,
    removedBy: TEXT,
    current: CURRENT,
  },
  needs: ['current'],
};

const MAJOR_TAX_VIOLATION: Fields<keyof MajorTaxViolation> = {
  cleaner: ROWS,
  fields: {
    taxpayerName: TEXT,
    taxpayerId: CODE,
    caseType: TEXT,
    facts: TEXT,
    penalty: TEXT,
    occurredDate: DAY,
    createdDate: DAY,
    updatedDate: DAY,
    url: TEXT,
    current: CURRENT,
  },
  needs: ['current'],
};

const RISK_LIST = "riskList({ … }) or riskCases(raw.list('…'), (row) => ({ … }))";

function riskList(row: Shape): Fields<keyof RiskList<unknown>> {
  const isCount = (value: unknown) => value === undefined || typeof value === 'number';
  return {
    cleaner: RISK_LIST,
    fields: {
      flags: { each: DOUBTFUL },
      lists: { each: { cleaner: RISK_LIST, what: 'a number of rows or undefined', fits: isCount } },
      failures: { each: { cleaner: RISK_LIST, what: 'null', fits: (value) => value === null } },
      rows: { each: row },
    },
    needs: ['flags', 'lists', 'failures', 'rows'],
  };
}

const SUBJECT: Fields<keyof Subject> = {
  cleaner: "clean.subject(raw.take('…'))",
  fields: { name: TEXT, code: CODE },
};

/** What each kind of field is. A kind that is missing here doesn't compile. */
const SHAPES: { readonly [Name in Exclude<Kind, WithoutOrigins>]: Shape } = {
  text: TEXT,
  code: CODE,
  day: DAY,
  'day or 长期': written('term', 'a day, or 长期', (text) => text === NO_END || isDay(text)),
  count: written('employees', 'a number', (text) => /^\d+$/.test(text)),
  flag: FLAG,
  money: MONEY,
  status: STATUS,
  industry: coded("clean.industry(raw.take('…'), raw.take('…'))"),
  entityClass: coded("clean.entityClass(raw.take('…'))"),
  entityCategory: coded("clean.category(raw.take('…'))"),
  district: coded("clean.district(raw.take('…'), raw.take('…'))"),
  abnormalTaxpayer: oneOf('abnormalTaxpayer', ['NORMAL', 'ABNORMAL', 'UNKNOWN']),
  texts: { each: TEXT },
  doubts: { each: DOUBTFUL },
  shareholders: { each: SHAREHOLDER },
  officers: { each: OFFICER },
  branches: { each: BRANCH },
  abnormalOperations: riskList(ABNORMAL_OPERATION),
  seriousViolations: riskList(SERIOUS_VIOLATION),
  majorTaxViolations: riskList(MAJOR_TAX_VIOLATION),
  subjects: { each: SUBJECT },
};

/** Times and suppliers say something of the answers, not of the company. */
type WithoutOrigins = 'times' | 'suppliers';

/** What a field of a company is; undefined when it is none, or not one of values with origins. */
export function shapeOf(field: string): Shape | undefined {
  const kind = kindOfField(field);
  return kind === undefined || kind === 'times' || kind === 'suppliers' ? undefined : SHAPES[kind];
}
