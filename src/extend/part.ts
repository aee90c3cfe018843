/**
 * What a caller's mapper returns (映射结果), checked before it is merged: each field is one that a company has, and each
 * value is what the cleaner of that field makes, with an origin in the bundle. neci-kyc's own mappers are held to the
 * same by their types.
 *
 * @example
 * faultIn({ name: '甲有限公司' }) // "name without an origin; make it with a cleaner: clean.text(raw.take('…'))"
 */

import { isPersonsNumber } from '../cleaners/index.js';
import type {
  AbnormalOperation,
  Branch,
  Coded,
  MajorTaxViolation,
  Money,
  Officer,
  PartialCompany,
  RegistrationStatus,
  RiskList,
  SeriousViolation,
  Shareholder,
  Subject,
} from '../company/company.js';
import { isObject } from '../json/object.js';
import { Reader } from '../reading/reader.js';
import * as calendarDate from '../values/calendarDate.js';
import * as residentId from '../values/residentId.js';
import { NO_END } from '../values/term.js';
import { at } from './check.js';

/** One value with its origins. */
interface Single {
  readonly cleaner: string;
  /** What its value is, in words. */
  readonly what: string;
  readonly fits: (value: unknown) => boolean;
}

/** A list, and what each of its elements is. */
interface List {
  readonly each: Shape;
}

/** An object, what each of its fields is, and those that can't be absent. */
interface Fields<Name extends string = string> {
  readonly cleaner: string;
  readonly fields: { readonly [Field in Name]: Shape };
  readonly needs?: readonly Name[];
}

type Shape = Single | List | Fields;

function single(cleaner: string, what: string, fits: (value: unknown) => boolean): Single {
  return { cleaner: `clean.${cleaner}(raw.take('…'))`, what, fits };
}

/** A text that passes a check of its own. */
function written(cleaner: string, what: string, fits: (text: string) => boolean): Single {
  return single(cleaner, what, (value) => typeof value === 'string' && fits(value));
}

const isText = (text: string) => /\S/.test(text) && residentId.cutFrom(text) === text;
const TEXT = written('text', 'a text without a resident identity number', isText);
const CODE = written('creditCode', "a company's code", (text) => /\S/.test(text) && !isPersonsNumber(text));
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
    registrationNumber: CODE,
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
  fields: { name: TEXT, number: CODE, registrationAuthority: TEXT },
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

/** Every field that a mapper can give but the times, which have no origins. A field that is missing doesn't compile. */
const PART: { readonly [Field in Exclude<keyof PartialCompany, 'checkedTimes' | 'suppliers'>]-?: Shape } = {
  name: TEXT,
  standardName: TEXT,
  englishName: TEXT,
  translatedName: TEXT,
  formerNames: { each: TEXT },
  unifiedSocialCreditCode: CODE,
  registrationNumber: CODE,
  taxRegistrationNumber: CODE,
  organizationCode: CODE,
  taxpayerId: CODE,
  status: STATUS,
  address: TEXT,
  legalForm: TEXT,
  legalRepresentative: TEXT,
  legalRepresentativeTitle: TEXT,
  registeredCapital: MONEY,
  paidInCapital: MONEY,
  shareType: TEXT,
  listed: FLAG,
  numberOfEmployees: written('employees', 'a number', (text) => /^\d+$/.test(text)),
  incorporationDate: DAY,
  approvalDate: DAY,
  revocationDate: DAY,
  revocationReason: TEXT,
  revocationSigns: { each: DOUBTFUL },
  deregistrationDate: DAY,
  deregistrationReason: TEXT,
  operatingFrom: DAY,
  operatingUntil: written('term', 'a day, or 长期', (text) => text === NO_END || isDay(text)),
  registrationAuthority: TEXT,
  businessScope: TEXT,
  industry: coded("clean.industry(raw.take('…'), raw.take('…'))"),
  entityClass: coded("clean.entityClass(raw.take('…'))"),
  entityCategory: coded("clean.category(raw.take('…'))"),
  district: coded("clean.district(raw.take('…'), raw.take('…'))"),
  website: TEXT,
  emails: { each: TEXT },
  phones: { each: TEXT },
  shareholders: { each: SHAREHOLDER },
  officers: { each: OFFICER },
  branches: { each: BRANCH },
  abnormalOperations: riskList(ABNORMAL_OPERATION),
  seriousViolations: riskList(SERIOUS_VIOLATION),
  majorTaxViolations: riskList(MAJOR_TAX_VIOLATION),
  blacklistFlags: { each: DOUBTFUL },
  abnormalTaxpayer: oneOf('abnormalTaxpayer', ['NORMAL', 'ABNORMAL', 'UNKNOWN']),
  subjects: { each: SUBJECT },
};

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/;

/** What is wrong with a part of a company, and what to write; undefined when nothing is. */
export function faultIn(part: object): string | undefined {
  for (const [field, value] of Object.entries(part)) {
    if (field === 'checkedTimes') {
      if (isTimes(value)) continue;
      return "checkedTimes, which are not times of endpoints; make them with clean.checkedTime(raw.take('…'))";
    }
    if (!Object.hasOwn(PART, field)) return `${field}, which is not a field of a company`;
    const fault = faultAt(field, value, PART[field as keyof typeof PART]); // an own key, as was just seen
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function isTimes(value: unknown): boolean {
  if (value === undefined) return true;
  return isObject(value) && Object.values(value).every((time) => typeof time === 'string' && TIME.test(time));
}

function faultAt(path: string, value: unknown, shape: Shape): string | undefined {
  if (value === undefined) return undefined;
  if ('fits' in shape) return faultOfValue(path, value, shape);
  return 'each' in shape ? faultOfList(path, value, shape) : faultOfFields(path, value, shape);
}

function faultOfValue(path: string, value: unknown, { cleaner, what, fits }: Single): string | undefined {
  if (!isSourced(value)) return `${path} without an origin; make it with a cleaner: ${cleaner}`;
  return fits(value.value) ? undefined : `${path}, whose value is not ${what}; make it with ${cleaner}`;
}

function faultOfList(path: string, value: unknown, { each }: List): string | undefined {
  if (!Array.isArray(value)) return `${path}, which is not a list; make it of raw.rows('…') or clean.texts`;
  for (const [index, element] of value.entries()) {
    if (element === undefined) return `${path}[${index}], which is undefined; leave it out of the list`;
    const fault = faultAt(`${path}[${index}]`, element, each);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function faultOfFields(path: string, value: unknown, shape: Fields): string | undefined {
  const { cleaner, fields, needs = [] } = shape;
  if (!isObject(value) || isSourced(value)) {
    return `${path}, which is not an object of ${Object.keys(fields).join(', ')}; make it with ${cleaner}`;
  }
  const absent = needs.find((field) => value[field] === undefined);
  if (absent !== undefined) return `${path} without ${absent}; make it with ${cleaner}`;
  for (const [field, inner] of Object.entries(value)) {
    const own = fields[field];
    if (own === undefined || !Object.hasOwn(fields, field)) {
      return `${at(path, field)}, which is not a field there; fields are ${Object.keys(fields).join(', ')}`;
    }
    const fault = faultAt(at(path, field), inner, own);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** Whether each origin is a place in a bundle, as `take` gives it. */
function isSourced(value: unknown): value is { readonly value?: unknown } {
  if (!isObject(value) || !Array.isArray(value.origins) || value.origins.length === 0) return false;
  return value.origins.every((origin) => isObject(origin) && origin.reader instanceof Reader);
}
