/**
 * Why a caller's row of a code list is rejected (拒绝原因): it would let a company look safer than its own words say, or
 * give a person's number away. Each function returns what is wrong and what to write; undefined for a row that is safe.
 *
 * @example
 * status('吊销，未注销', { class: 'existing', target: 'LIVE' }) // "hides a revocation; write { class: 'revoked' }, …"
 * status('注销备案', { class: 'liquidation', target: 'LIVE' }) // undefined
 */

import * as abnormalReasons from '../codelists/abnormal-reason.js';
import * as currencies from '../codelists/currency.js';
import * as entstatuses from '../codelists/entstatus.js';
import * as holderTypes from '../codelists/holder-type.js';
import * as statuses from '../codelists/status.js';
import { squeeze } from '../codelists/table.js';
import { spelling } from '../text/han.js';

type StatusRow = Pick<statuses.Status, 'class' | 'target'>;

/** As some suppliers translate them, too. */
const REVOKED = /吊销|revo(?:ked|cation)/i;
const NOT_REVOKED = /未(?:被)?吊销|notrevoked/gi;
const ENDED = /注销|撤销|除名|废止|deregistered|dissolved|struckoff|cancell?ed/i;
/** Words for what has not happened yet. */
const NOT_YET = /未|拟|待|正在|申请|备案|公告|公示|清算|预|进行|受理|中$|pending|tobe|being|not/i;

export function status(words: string, row: StatusRow): string | undefined {
  const own = statuses.recognize(words);
  const text = spelling(statuses.comparable(words));
  if (own?.class === 'not_a_status') return NOT_A_STATUS;
  const isRevoked = own ? own.class === 'revoked' : REVOKED.test(text.replaceAll(NOT_REVOKED, ''));
  const isEnded = own ? own.target === 'CLOSED' : ENDED.test(text) && !NOT_YET.test(text);
  return against({ isRevoked: isRevoked && !isEnded, isEnded, isGone: own?.class === 'moved_out' }, row);
}

const NOT_A_STATUS =
  'is a risk or a tax status, not a registration status; leave it out, it is output as NOT REPORTED';

/** A number means what it means in the list, where the list has it. */
export function statusNumber(code: string, row: StatusRow): string | undefined {
  const own = entstatuses.lookup(code);
  if (row.class === 'not_a_status') return NOT_A_STATUS;
  return (
    own &&
    against(
      {
        isRevoked: own.class === 'revoked',
        isEnded: own.target === 'CLOSED',
        isGone: own.class === 'moved_out',
      },
      row,
    )
  );
}

interface Known {
  readonly isRevoked: boolean;
  readonly isEnded: boolean;
  /** It moved to another register. */
  readonly isGone: boolean;
}

function against({ isRevoked, isEnded, isGone }: Known, row: StatusRow): string | undefined {
  if (isRevoked && row.class !== 'revoked') {
    return "hides a revocation; write { class: 'revoked' }, which is output as LIVE with licence_revoked";
  }
  if (isEnded && row.target !== 'CLOSED') {
    return "hides a deregistration; write 'CLOSED', or leave it out";
  }
  if (isGone && row.class !== 'moved_out' && row.target !== 'CLOSED') {
    return "hides a move to another register; write { class: 'moved_out' }";
  }
  return undefined;
}

const OF_A_PERSON = /自然人|个人|公民|居民/;
const OF_A_BODY = /非自然人|公司|企业|法人|合伙|合作社|机构|单位|团体|基金|政府/;

/** A person's number is left out because of the kind, and a company's is output. */
export function holderType(words: string, kind: holderTypes.HolderKind): string | undefined {
  const text = spelling(squeeze(words));
  const named = OF_A_PERSON.test(text) && !OF_A_BODY.test(text) ? 'person' : undefined;
  return otherKind(holderTypes.recognize(words) ?? named, kind);
}

export function holderCode(code: string, kind: holderTypes.HolderKind): string | undefined {
  return otherKind(holderTypes.lookup(code)?.kind, kind);
}

function otherKind(
  known: holderTypes.HolderKind | undefined,
  kind: holderTypes.HolderKind,
): string | undefined {
  if (known === undefined || known === kind) return undefined;
  return known === 'person'
    ? "turns a person into a company, whose numbers are output; write 'person', or leave it out"
    : "turns a company into a person, whose numbers are left out; write 'corporate', or leave it out";
}

/** With or without a currency it is one of the register's own. */
const UNIT = /^[万亿]?[元圆圓]?$/;

/** A name of one currency can't be one of another, and a bare 元 is 人民币. */
export function currency(name: string, { code }: currencies.Currency): string | undefined {
  if (UNIT.test(currencies.comparable(name))) return 'is a unit, not a currency; leave it out';
  const own = currencies.recognize(name);
  const isOwnLabel = currencies.lookup(code)?.label === name;
  if (!own || own.code === code || isOwnLabel) return undefined;
  return `is a name of ${own.code} already; write '${own.code}', or leave it out`;
}

const REPORT = /年报|年度报告/;

/** That no report is overdue follows from the grounds. */
export function abnormalReason(wording: string, ground: abnormalReasons.Ground): string | undefined {
  const own = abnormalReasons.groundsOf(wording);
  const [first] = own;
  if (first !== undefined && first !== ground) {
    return `names the ground ${own.join(' and ')} already; write '${first}', or leave it out`;
  }
  const isOfReport = ground === 'ANNUAL_REPORT_NOT_FILED' || ground === 'CONCEALMENT_OR_FRAUD';
  if (REPORT.test(wording) && !isOfReport) {
    return "is about an annual report, so that the report would not count as overdue; write 'ANNUAL_REPORT_NOT_FILED', 'CONCEALMENT_OR_FRAUD', or leave it out";
  }
  return undefined;
}
