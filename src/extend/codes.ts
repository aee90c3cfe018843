/**
 * Rows that a caller adds to the code lists (代码表). A row that contradicts what neci-kyc knows of the text, so that a
 * company or a person would look safer than it is, is rejected with the reason.
 *
 * @example
 * readCodes({ status: { 注销备案: { class: 'liquidation' } } }).status?.get('注销备案')?.target // 'LIVE'
 * readCodes({ status: { '吊销，未注销': 'LIVE' } }) // throws: codes.status["吊销，未注销"] hides a revocation; …
 */

import * as abnormalReason from '../codelists/abnormal-reason.js';
import type { Added, CallerCodes, CallerRows, Labelled } from '../codelists/callerCodes.js';
import * as currency from '../codelists/currency.js';
import type { EntStatus } from '../codelists/entstatus.js';
import type { HolderKind } from '../codelists/holder-type.js';
import * as status from '../codelists/status.js';
import { squeeze } from '../codelists/table.js';
import { isObject } from '../json/object.js';
import { checkKeys } from '../json/options.js';
import { isBlank } from '../text/blank.js';
import { withoutMarks } from '../text/marks.js';
import * as residentId from '../values/residentId.js';
import { at, entriesOf, oneOf, textOf, wordsOf } from './check.js';
import * as unsafe from './unsafe.js';

/** Code lists, each by the code or the words that the source writes. */
export interface CodeOptions {
  /** 登记状态: what the words mean, or their class, from which that follows. */
  readonly status?:
    | { readonly [words: string]: status.TargetStatus | { readonly class: status.StatusClass } }
    | undefined;
  /** 企业登记状态代码: the words of a number, which the list of statuses or `status` knows. */
  readonly entstatus?: { readonly [code: string]: string } | undefined;
  /** 股东类型: by the words; or by the code, with its words. */
  readonly holderType?:
    | { readonly [wordsOrCode: string]: HolderKind | { readonly label: string; readonly kind: HolderKind } }
    | undefined;
  /** 币种: the ISO 4217 code of a name. */
  readonly currency?: { readonly [name: string]: string } | undefined;
  /** 列入经营异常名录原因: the legal ground of a wording. */
  readonly abnormalReason?: { readonly [wording: string]: abnormalReason.Ground } | undefined;
  /** 标签: whether a tag means that the company is listed on an exchange. */
  readonly tag?: { readonly [code: string]: 'Y' | 'N' } | undefined;
  /** 企业类型代码: the words of a code. */
  readonly legalForm?: { readonly [code: string]: string } | undefined;
  /** 企业大类: the words of a code. */
  readonly entityClass?: { readonly [code: string]: string } | undefined;
  /** 企业二级分类: the words of a code. */
  readonly category?: { readonly [code: string]: string } | undefined;
  /** organizationTypeCode: the words of a code. */
  readonly organizationType?: { readonly [code: string]: string } | undefined;
}

const LISTS = {
  status: true,
  entstatus: true,
  holderType: true,
  currency: true,
  abnormalReason: true,
  tag: true,
  legalForm: true,
  entityClass: true,
  category: true,
  organizationType: true,
} as const satisfies { readonly [Name in keyof CodeOptions]-?: true };

/** @throws TypeError, RangeError that name the row and say what to write. */
export function readCodes(options: unknown): CallerCodes {
  checkKeys('codes', options, Object.keys(LISTS));
  const codes = options as CodeOptions; // an object of these keys; each row is checked below
  const statusRows = rows('codes.status', codes.status, status.comparable, readStatus);
  return {
    status: statusRows,
    entstatus: rows('codes.entstatus', codes.entstatus, squeeze, (...row) => readNumber(...row, statusRows)),
    holderType: rows('codes.holderType', codes.holderType, squeeze, readHolderType),
    currency: rows('codes.currency', codes.currency, currency.comparable, readCurrency),
    abnormalReason: rows(
      'codes.abnormalReason',
      codes.abnormalReason,
      abnormalReason.comparable,
      readAbnormalReason,
    ),
    tag: rows('codes.tag', codes.tag, squeeze, (path, _, value) => ({
      listed: oneOf(path, value, ['Y', 'N']),
    })),
    legalForm: rows('codes.legalForm', codes.legalForm, squeeze, readLabel),
    entityClass: rows('codes.entityClass', codes.entityClass, squeeze, readLabel),
    category: rows('codes.category', codes.category, squeeze, readLabel),
    organizationType: rows('codes.organizationType', codes.organizationType, squeeze, readLabel),
  };
}

/** The rows of one list, by the form in which it compares its texts. */
function rows<Row>(
  path: string,
  list: unknown,
  comparable: (text: string) => string,
  read: (path: string, key: string, value: unknown) => Row,
): CallerRows<Row> {
  const found = new Map<string, Row & Added>();
  for (const [key, value] of entriesOf(path, list, '{ the words of the source: what they mean }')) {
    if (residentId.cutFrom(key) !== key) {
      throw new RangeError(
        `${path} has a row for a resident identity number, which no value keeps; leave it out`,
      );
    }
    const [own, compared] = [at(path, key), comparable(key)];
    if (compared === '' || isBlank(key)) {
      throw new RangeError(`${own} is blank; write the words of the source`);
    }
    const cleaned = withoutMarks(key);
    if (comparable(cleaned) !== compared) {
      throw new RangeError(`${own} is never found, because values are cleaned first; write ${cleaned}`);
    }
    const twin = found.get(compared);
    if (twin) throw new RangeError(`${own} is the same row as ${at(path, twin.key)}; leave out one`);
    found.set(compared, { ...read(own, key, value), key, addedBy: 'caller' });
  }
  return found;
}

/** What each class means for the target, as in the code list. */
const TARGETS: { readonly [Class in status.StatusClass]: status.TargetStatus } = {
  existing: 'LIVE',
  opened: 'LIVE',
  on_the_books: 'LIVE',
  newly_registered: 'LIVE',
  being_formed: 'LIVE',
  moved_in: 'LIVE',
  suspended: 'LIVE',
  ordered_to_close: 'LIVE',
  liquidation: 'LIVE',
  deregistration_announced: 'LIVE',
  term_expired: 'LIVE',
  revoked: 'LIVE',
  moved_out: 'LIVE',
  deregistered: 'CLOSED',
  cancelled: 'CLOSED',
  abolished: 'CLOSED',
  dissolved: 'CLOSED',
  unknown: 'NOT REPORTED',
  not_a_status: 'NOT REPORTED',
};

const CLASSES = Object.keys(TARGETS) as readonly status.StatusClass[]; // the keys that its type has

/** A target alone leaves the class open, so that the status differs from that of any other source. */
function readStatus(path: string, spelling: string, value: unknown): status.Status {
  const row: status.Status = isObject(value)
    ? classed(path, spelling, value)
    : { spelling, class: 'unknown', target: oneOf(path, value, ['LIVE', 'CLOSED', 'NOT REPORTED']) };
  refuse(path, unsafe.status(spelling, row));
  return row;
}

function classed(path: string, spelling: string, value: object): status.Status {
  checkKeys(path, value, ['class']);
  const found = oneOf(`${path}.class`, (value as { readonly class?: unknown }).class, CLASSES); // checked there
  return { spelling, class: found, target: TARGETS[found] };
}

function readNumber(
  path: string,
  code: string,
  value: unknown,
  statusRows: CallerCodes['status'],
): EntStatus {
  if (!/^\d{1,4}$/.test(code)) throw new RangeError(`${path} is not a number; write the digits of the code`);
  const label = textOf(path, value, 'the words of the number, such as 注销');
  const known = status.recognize(label, statusRows);
  if (!known) {
    throw new RangeError(
      `${path} has words that are in no list; add them to codes.status, or use words of docs/reference/recognized-values.md`,
    );
  }
  refuse(path, unsafe.statusNumber(code, known));
  return { code, label, class: known.class, target: known.target };
}

const KINDS = ['person', 'corporate'] as const satisfies readonly HolderKind[];

function readHolderType(path: string, key: string, value: unknown): Labelled & { readonly kind: HolderKind } {
  const isCode = /^\d+$/.test(squeeze(key));
  if (!isCode) {
    if (isObject(value)) {
      throw new TypeError(`${path} is not a code of digits; write 'person' or 'corporate' for words`);
    }
    const kind = oneOf(path, value, KINDS);
    refuse(path, unsafe.holderType(key, kind));
    return { label: key, kind };
  }
  checkKeys(path, value, ['label', 'kind']);
  const given = value as { readonly label?: unknown; readonly kind?: unknown }; // an object, as checked
  const label = wordsOf(`${path}.label`, given.label, 'the words of the code, which are output');
  const kind = oneOf(`${path}.kind`, given.kind, KINDS);
  refuse(path, unsafe.holderCode(squeeze(key), kind) ?? unsafe.holderType(label, kind));
  return { label, kind };
}

function readCurrency(path: string, name: string, value: unknown): currency.Currency {
  const code = textOf(path, value, 'an ISO 4217 code, such as USD');
  const found = currency.lookup(code);
  if (!found) throw new RangeError(`${path} is not an ISO 4217 code in capitals; write one, such as USD`);
  refuse(path, unsafe.currency(name, found));
  return { code: found.code, label: found.label };
}

function readAbnormalReason(
  path: string,
  wording: string,
  value: unknown,
): { readonly ground: abnormalReason.Ground } {
  const ground = oneOf(path, value, abnormalReason.GROUNDS);
  refuse(path, unsafe.abnormalReason(wording, ground));
  return { ground };
}

function readLabel(path: string, _: string, value: unknown): Labelled {
  return { label: wordsOf(path, value, 'the words of the code') };
}

function refuse(path: string, reason: string | undefined): void {
  if (reason !== undefined) throw new RangeError(`${path} ${reason}`);
}
