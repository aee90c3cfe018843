/** Codes of a code list (代码): an unknown one never falls to a default, it is an `unknown_code`. */

import * as abnormalReasons from '../codelists/abnormal-reason.js';
import type { Added, CallerRows, Labelled } from '../codelists/callerCodes.js';
import * as categories from '../codelists/category.js';
import * as districts from '../codelists/district.js';
import * as entityClasses from '../codelists/entity-class.js';
import * as entstatuses from '../codelists/entstatus.js';
import * as holderTypes from '../codelists/holder-type.js';
import * as divisions from '../codelists/industry-division.js';
import * as sections from '../codelists/industry-section.js';
import * as legalForms from '../codelists/legal-form.js';
import * as organizationTypes from '../codelists/organization-type.js';
import * as statuses from '../codelists/status.js';
import * as tags from '../codelists/tag.js';
import type {
  AbnormalOperation,
  AbnormalTaxpayerStatus,
  Coded,
  RegistrationStatus,
  Shareholder,
} from '../company/company.js';
import type { Reason } from '../issues.js';
import type { Taken } from '../reading/reader.js';
import { type Sourced, sourced } from '../reading/sourced.js';
import type { ListRow, RuleId } from '../rules/registry.js';
import * as residentId from '../values/residentId.js';
import { digits } from './identifier.js';
import { elements, reportNumber, text } from './text.js';

const NOT_IN_LIST = 'not-in-code-list/1' satisfies RuleId;

/** The row of a code list that a value was looked up in; one that the caller added is reported. */
export function rowOf(list: string, row: string, taken: Taken, { addedBy }: Partial<Added> = {}): ListRow {
  if (addedBy === undefined) return { rule: 'code-list/1', list, row };
  const message = `is read by a row that the caller added to the code list ${list}`;
  taken.reader.report('caller_code', taken.key, message, {}, taken.index);
  return { rule: 'code-list/1', list, row, addedBy };
}

interface List {
  lookup(code: string): (Labelled & Partial<Added>) | undefined;
}

/** A code as it came, which may be as a number that JSON can hold exactly. */
export function code(taken: Taken | undefined): Sourced<string> | undefined {
  if (typeof taken?.original !== 'number') return text(taken);
  const number = digits(taken);
  if (number !== undefined && residentId.cutFrom(number) !== number) return reportNumber(taken, 'left out');
  return number === undefined ? undefined : sourced(number, taken, 'number-as-text/1');
}

/** A code and its label in the list; an unknown code is output without a label. */
function labelled(
  taken: Taken | undefined,
  name: ListName,
  list: List,
  rows: CallerRows<Labelled> | undefined,
): Coded | undefined {
  const number = code(taken);
  if (taken === undefined || number === undefined) return undefined;
  return { code: number, name: labelOf(taken, number.value, name, list, rows) };
}

function labelOf(
  taken: Taken,
  number: string,
  name: ListName,
  list: List,
  rows: CallerRows<Labelled> | undefined,
): Sourced<string> | undefined {
  const entry = rows?.get(number) ?? list.lookup(number);
  if (entry) return sourced(entry.label, taken, rowOf(name, number, taken, entry));
  return unknownCode(taken, name, 'is not in the code list; the code is output without a label');
}

export function entityClass(taken: Taken | undefined): Coded | undefined {
  return labelled(taken, 'entity-class', entityClasses, taken?.reader.codes?.entityClass);
}

export function category(taken: Taken | undefined): Coded | undefined {
  return labelled(taken, 'category', categories, taken?.reader.codes?.category);
}

export function organizationType(taken: Taken | undefined): Coded | undefined {
  return labelled(taken, 'organization-type', organizationTypes, taken?.reader.codes?.organizationType);
}

/** A code and the words beside it, both as they came. */
function coded(taken: Taken | undefined, name: Taken | undefined): Coded | undefined {
  const number = code(taken);
  const words = text(name);
  return number || words ? { code: number, name: words } : undefined;
}

/** 行业: a code of GB/T 4754 (a section letter and digits) and the words beside it. */
export function industry(taken: Taken | undefined, name: Taken | undefined): Coded | undefined {
  const pair = coded(taken, name);
  const number = pair?.code?.value;
  if (taken && number && !divisions.recognize(number) && !sections.recognize(number)) {
    unknownCode(
      taken,
      'industry-division',
      'is not in the code list, neither as a division nor as a section; the code is output unchanged',
    );
  }
  return pair;
}

/** 行政区划: a code of GB/T 2260 and the words beside it. */
export function district(taken: Taken | undefined, name: Taken | undefined): Coded | undefined {
  const pair = coded(taken, name);
  if (taken && pair?.code && !districts.lookup(pair.code.value)) {
    unknownCode(taken, 'district', 'is not in the code list; the code is output unchanged');
  }
  return pair;
}

/** 企业类型: the words; else those of the code. */
export function legalForm(words: Taken | undefined, taken: Taken | undefined): Sourced<string> | undefined {
  const form = text(words);
  const number = code(taken);
  if (taken === undefined || number === undefined) return form;
  const added = taken.reader.codes?.legalForm?.get(number.value);
  const entry = added ?? legalForms.lookup(number.value);
  if (!entry) {
    unknownCode(
      taken,
      'legal-form',
      form ? 'is not in the code list; only the words are output' : 'is not in the code list; left out',
    );
  }
  if (form || !entry) return form;
  return sourced(entry.label, taken, rowOf('legal-form', number.value, taken, added));
}

/** 登记状态 in the register's words. */
export function status(taken: Taken | undefined): RegistrationStatus | undefined {
  const words = text(taken);
  const found = words && statuses.recognize(words.value, taken?.reader.codes?.status);
  return (
    taken && words && statusOf(taken, words, found, found && rowOf('status', found.spelling, taken, found))
  );
}

/** The number before the words of a status; "1.5" has no words. */
const NUMBERED = /^[0-9０-９]+\s*(?:[:：.．,，、-]\s*)?(?=\p{L})/u;

/** 登记状态 as a number, as words, or as both: "1", "存续", "1：存续". */
export function statusCode(taken: Taken | undefined): RegistrationStatus | undefined {
  const given = code(taken)?.value;
  if (taken === undefined || given === undefined) return undefined;
  const { codes } = taken.reader;
  const label = entstatuses.lookup(given, codes)?.label;
  const found = entstatuses.recognize(given, codes);
  const row = found && statusRow(found, taken);
  const words =
    label === undefined ? sourced(given.replace(NUMBERED, ''), taken, 'text/1') : sourced(label, taken, row);
  return statusOf(taken, words, found, row);
}

/** The row of the number; that of the words, where there are words. */
function statusRow(found: NonNullable<ReturnType<typeof entstatuses.recognize>>, taken: Taken): ListRow {
  return 'spelling' in found
    ? rowOf('status', found.spelling, taken, found)
    : rowOf('entstatus', found.code, taken, found);
}

function statusOf(
  taken: Taken,
  words: Sourced<string>,
  found: Pick<statuses.Status, 'class' | 'target'> | undefined,
  row: ListRow | undefined,
): RegistrationStatus {
  const known = found && found.class !== 'not_a_status';
  if (!known)
    unknownCode(
      taken,
      'status',
      'is not a known registration status; output as NOT REPORTED, with the words of the source',
    );
  if (found?.class === 'revoked') {
    taken.reader.report(
      'licence_revoked',
      taken.key,
      'says that the licence was revoked; the status stays LIVE',
    );
  }
  if (found?.class === 'moved_out') {
    taken.reader.report(
      'moved_out',
      taken.key,
      'says that the company moved to another register; the status stays LIVE',
    );
  }
  return {
    words,
    class: sourced(known ? found.class : 'unknown', taken, row ?? NOT_IN_LIST),
    target: sourced(found?.target ?? 'NOT REPORTED', taken, row ?? NOT_IN_LIST),
  };
}

/** 标签: whether the tags say that the company is listed on an exchange. */
export function isListed(taken: Taken | undefined): Sourced<boolean> | undefined {
  if (taken === undefined) return undefined;
  const { original } = taken;
  const list = Array.isArray(original) ? elements(taken, original) : [taken];
  const rows = taken.reader.codes?.tag;
  let areKnown = true;
  let anyListed = false;
  for (const element of list) {
    const number = code(element);
    const entry = element && number && (rows?.get(number.value) ?? tags.lookup(number.value));
    if (entry?.listed === 'Y') anyListed = true;
    if (entry && 'addedBy' in entry) rowOf('tag', entry.key, element, entry);
    if (entry) continue;
    areKnown = false;
    if (element && number) {
      unknownCode(element, 'tag', 'is not in the code list; whether the company is listed stays unknown');
    }
  }
  return anyListed || areKnown ? sourced(anyListed, taken, 'listed/1') : undefined;
}

type HolderFields = Pick<Shareholder, 'holderType' | 'isCorporate'>;

/** 股东类型 in the register's words: they are output, and tell a person from a company. */
export function holderType(taken: Taken | undefined): HolderFields {
  const words = text(taken);
  if (!taken || !words) return {};
  const added = holderTypes.added(words.value, taken.reader.codes?.holderType);
  const kind = added?.kind ?? holderTypes.recognize(words.value);
  if (!kind) {
    unknownCode(taken, 'holder-type', 'does not tell a person from a company; only the words are output');
    return { holderType: words };
  }
  const row = rowOf('holder-type', words.value, taken, added);
  return { holderType: words, isCorporate: sourced(kind === 'corporate', taken, row) };
}

/** 股东类型 as a code: its words are output. */
export function holderTypeCode(taken: Taken | undefined): HolderFields {
  const number = code(taken);
  if (!taken || !number) return {};
  const entry = holderTypes.lookup(number.value, taken.reader.codes?.holderType);
  if (!entry) {
    unknownCode(taken, 'holder-type', 'is not in the code list; left out');
    return {};
  }
  const row = rowOf('holder-type', number.value, taken, entry);
  return {
    holderType: sourced(entry.label, taken, row),
    isCorporate: sourced(entry.kind === 'corporate', taken, row),
  };
}

/** 列入原因: the words, and which of the four legal grounds they mean. */
export function abnormalReason(
  taken: Taken | undefined,
): Pick<AbnormalOperation, 'includedReason' | 'includedReasonCode'> {
  const reason = text(taken);
  if (!taken || !reason) return {};
  const added = abnormalReasons.added(reason.value, taken.reader.codes?.abnormalReason);
  const ground = added?.ground ?? abnormalReasons.recognize(reason.value);
  const made = ground ? rowOf('abnormal-reason', reason.value, taken, added) : NOT_IN_LIST;
  if (!ground)
    unknownCode(
      taken,
      'abnormal-reason',
      'is not one of the four legal grounds; output as OTHER, with the words of the source',
    );
  return { includedReason: reason, includedReasonCode: sourced(ground ?? 'OTHER', taken, made) };
}

const TAXPAYER_STATUS: ReadonlyMap<string, AbnormalTaxpayerStatus> = new Map([
  ['0', 'NORMAL'],
  ['1', 'ABNORMAL'],
  ['2', 'UNKNOWN'],
]);

const ABNORMAL = /非正常/;

/** 非正常户标志: 0 normal, 1 abnormal, 2 anything else. Words beside it that say 非正常 contradict a 0, which is output. */
export function abnormalTaxpayer(
  taken: Taken | undefined,
  messages: readonly (Taken | undefined)[] = [],
): Sourced<AbnormalTaxpayerStatus> | undefined {
  const number = code(taken);
  if (!taken || !number) return undefined;
  const known = TAXPAYER_STATUS.get(number.value);
  if (known === 'NORMAL' && messages.some(saysAbnormal)) {
    const message =
      'says that the taxpayer is normal, but the words beside it say 非正常; the flag is output';
    taken.reader.report('contradiction', taken.key, message, { reason: 'flag_against_list' });
  }
  if (known) return sourced(known, taken, 'abnormal-taxpayer/1');
  unknownCode(taken, 'abnormal-taxpayer', 'is not 0, 1 or 2; left out');
  return undefined;
}

function saysAbnormal(message: Taken | undefined): boolean {
  return typeof message?.original === 'string' && ABNORMAL.test(message.original);
}

/** What a code can be missing in: mostly a list, by the name of its file in codelists/. */
type ListName = Reason<'unknown_code'>;

/** Reports a code that is not in its list, and what is done about it. */
export function unknownCode(taken: Taken, reason: ListName, what: string): undefined {
  taken.reader.report('unknown_code', taken.key, what, { reason }, taken.index);
  return undefined;
}
