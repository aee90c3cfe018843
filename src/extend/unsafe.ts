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
import { unicodeAll } from '../text/unicode.js';

type StatusRow = Pick<statuses.Status, 'class' | 'target'>;

/** Simplified characters, letters and digits alone, as rows and sources may spell them otherwise. */
function bare(words: string): string {
  return spelling(words).replace(NEITHER_LETTER_NOR_DIGIT(), '');
}

const NEITHER_LETTER_NOR_DIGIT = unicodeAll`[^\p{L}\p{N}]`;

/** Also as some suppliers translate it. */
const REVOKED = /吊[销消]|吊(?:营业)?执照|revo(?:k|cation)/i;
/** A revocation or a deregistration that was taken back, or that never was. */
const TAKEN_BACK =
  /撤[销消](?:吊销|注销)(?:登记|决定|处罚)?|(?:[未非无]|没有)(?:被)?吊[销消]|not(?:been)?revoked/gi;

const ENDED = /注[销消]|撤[销消]|除名|废止|剔除|(?:已告?|合并|分[割立])解散/;
const ENDED_IN_ENGLISH =
  /\b(?:de-?regist(?:ered|ration)|dissolved|(?:struck|strike) off|cancell?(?:ed|ation)|closed|terminated|wound up)\b/i;
/** A deregistration that is still to come, or under way. */
const TO_COME =
  /(?:[未拟待预将]|正在|进行|不予|(?<![依经据按]|直接)申请)(?:申请|办理|简易|普通|强制|依法|被|予以?|进行)*(?:注[销消]|撤[销消]|除名|废止)|(?:注[销消]|撤[销消]|除名|废止)(?:登记|手续)?(?:备案|公告|公示|预告|申请|受理|清算|审[核批]|(?:正在|办理|进行|审[核批])*中)/;
/** It has taken place after all. */
const DONE =
  /[已被](?:经|予以?|依法)*(?:注[销消]|撤[销消]|除名|废止)|(?:注[销消]|撤[销消]).*(?:完成|完毕|完结|办结|通过|成功)$/;
const TO_COME_IN_ENGLISH =
  /\b(?:not|pending|to be|being|under|in progress|proposed|applie[ds]|application|notice|announce\w*|temporar\w*)\b/i;

const GONE = /迁[出往至走移]|外迁(?!入)|\bmoved (?:out|to)\b/i;
const NOT_GONE = /(?:[未拟待预将]|正在|申请|准予?)迁|迁[出移]?中/;

const RISK = /失信|黑名单|经营异常|严重违法|被执行|限制?高消?费?|非正常户|失联|欠税|税收违法|冻结|查封/;
const IN_BUSINESS = /存续|在营|在业|开业|在册/;

export function status(words: string, row: StatusRow): string | undefined {
  const text = bare(words);
  const own = statuses.recognize(words) ?? statuses.recognize(text);
  const isRisk = own ? own.class === 'not_a_status' : RISK.test(text) && !IN_BUSINESS.test(text);
  if (isRisk) return NOT_A_STATUS;
  return against(own ? knownOf(own) : saidBy(text.replace(TAKEN_BACK, ''), spelling(words)), row);
}

function knownOf({ class: statusClass, target }: StatusRow): Known {
  return {
    isRevoked: statusClass === 'revoked',
    isEnded: target === 'CLOSED',
    isGone: statusClass === 'moved_out',
  };
}

/** What words that are in no list say by themselves; `spaced` is for those of English. */
function saidBy(text: string, spaced: string): Known {
  const isEnded =
    (ENDED.test(text) && (DONE.test(text) || !TO_COME.test(text))) ||
    (ENDED_IN_ENGLISH.test(spaced) && !TO_COME_IN_ENGLISH.test(spaced));
  return {
    isRevoked: REVOKED.test(text) && !isEnded,
    isEnded,
    isGone: (GONE.test(text) || GONE.test(spaced)) && !NOT_GONE.test(text),
  };
}

const NOT_A_STATUS =
  'is a risk or a tax status, not a registration status; leave it out, it is output as NOT REPORTED';

/** A number means what it means in the list, where the list has it. */
export function statusNumber(code: string, row: StatusRow): string | undefined {
  const own = entstatuses.lookup(code);
  if (row.class === 'not_a_status') return NOT_A_STATUS;
  return own && against(knownOf(own), row);
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

const OF_A_PERSON = /自然人|个人|公民|居民|\b(?:individual|natural person|citizen)s?\b/i;
const OF_A_BODY =
  /非自然人|公司|企业|法人|合伙|合作社|机构|单位|团体|基金|政府|\b(?:company|companies|corporat\w+|enterprise|legal (?:person|entity)|partnership|fund|trust)\b/i;

/** A person's number is left out because of the kind, and a company's is output. */
export function holderType(words: string, kind: holderTypes.HolderKind): string | undefined {
  const own = holderTypes.recognize(words) ?? holderTypes.recognize(bare(words));
  return otherKind(own ?? kindNamedIn(spelling(words)), kind);
}

/** The kind of holder that the words name; undefined where they name both, or neither. */
function kindNamedIn(words: string): holderTypes.HolderKind | undefined {
  const text = squeeze(words);
  const [isPerson, isBody] = [OF_A_PERSON, OF_A_BODY].map((kind) => kind.test(text) || kind.test(words));
  if (isPerson === isBody) return undefined;
  return isPerson ? 'person' : 'corporate';
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
const UNIT = /^[万亿]?[元圆]?[整正]?$/;
/** 百 is also in the name of Bermuda. */
const MULTIPLE = /[十千万亿兆]|百(?!慕)|thousand|million|billion/i;
/** ¥ is the sign of 人民币 and of 日元, and passed over in an amount. */
const PASSED_OVER = /^[¥￥]$/;
const SHARES = /^(?:每)?股(?:份)?$/;
const CNY = /人民币/;

/** A name of one currency can't be one of another, a bare 元 is 人民币, and a unit would be lost from the amount. */
export function currency(name: string, { code }: currencies.Currency): string | undefined {
  const text = spelling(squeeze(name));
  if (UNIT.test(text)) return 'is a unit, not a currency; leave it out';
  if (MULTIPLE.test(text)) return 'has a multiple in it, which would be lost from the amount; leave it out';
  if (/\d/.test(text)) return 'has digits in it, which are read as an amount; leave it out';
  if (PASSED_OVER.test(name)) return 'is a sign of several currencies, which is passed over; leave it out';
  if (SHARES.test(text)) return 'counts shares, and is not a currency; leave it out';
  const own = currencies.recognize(name) ?? currencies.recognize(text) ?? currencies.recognize(coreOf(text));
  const isOwnLabel = currencies.lookup(code)?.label === name;
  if (own && own.code !== code && !isOwnLabel) {
    return `is a name of ${own.code} already; write '${own.code}', or leave it out`;
  }
  return CNY.test(text) && code !== 'CNY' ? "names 人民币; write 'CNY', or leave it out" : undefined;
}

/** The name without the words for its unit around it: 人民币(元), 元人民币. */
function coreOf(text: string): string {
  return text.replace(/^[元圆]+|[(（]?[元圆][)）]?整?$/g, '');
}

const REPORT = /年报|年度.{0,8}报告|年检|条例第八条|annual (?:report|return)/i;
const DISHONEST = /隐瞒|虚假|弄虚作假|不实|失实|不真实|如实|conceal|fraud|false/i;

/** That no report is overdue follows from the grounds. */
export function abnormalReason(wording: string, ground: abnormalReasons.Ground): string | undefined {
  const text = spelling(wording);
  const own = [wording, text].map(abnormalReasons.groundsOf).find((grounds) => grounds.length > 0) ?? [];
  const [first] = own;
  if (first !== undefined && first !== ground) {
    return `names the ground ${own.join(' and ')} already; write '${first}', or leave it out`;
  }
  const isOfReport = REPORT.test(text) || REPORT.test(squeeze(text));
  const fits: readonly abnormalReasons.Ground[] = DISHONEST.test(squeeze(text))
    ? ['ANNUAL_REPORT_NOT_FILED', 'CONCEALMENT_OR_FRAUD']
    : ['ANNUAL_REPORT_NOT_FILED'];
  if (!isOfReport || fits.includes(ground)) return undefined;
  const instead = fits.map((one) => `'${one}'`).join(', ');
  return `is about an annual report, so that the report would not count as overdue; write ${instead}, or leave it out`;
}
