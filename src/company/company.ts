/**
 * The neutral company between the register's words and the target's. Mappers write it, merge joins it,
 * derive completes it, the datasets read it. It knows neither an upstream key nor a target field.
 *
 * Units: money is a decimal string in the currency's own unit with two decimals; dates are YYYY-MM-DD;
 * percentages are decimal strings of percent. An absent fact is undefined.
 */

import type { Sourced } from '../reading/sourced.js';

export type TargetStatus = 'LIVE' | 'CLOSED' | 'NOT REPORTED';

/** Registration status (登记状态): the register's words, and what they mean for the target. */
export interface RegistrationStatus {
  readonly words: Sourced<string>;
  /** Class in the code list "status", such as existing, revoked, moved_out. */
  readonly class: Sourced<string>;
  readonly target: Sourced<TargetStatus>;
}

/** An amount of money. Without a currency it is in the company's own. */
export interface Money {
  readonly amount: Sourced<string>;
  /** ISO 4217 code. */
  readonly currency?: Sourced<string>;
  /** The currency's Chinese name, such as 人民币. */
  readonly currencyName?: Sourced<string>;
}

/** A code of a list and the words beside it. */
export interface Coded {
  readonly code?: Sourced<string>;
  readonly name?: Sourced<string>;
}

/** Shareholder (股东). */
export interface Shareholder {
  readonly name?: Sourced<string>;
  readonly translatedName?: Sourced<string>;
  /** 股东类型 in the register's words. */
  readonly holderType?: Sourced<string>;
  readonly isCorporate?: Sourced<boolean>;
  /** Code of a corporate shareholder; never a person's. */
  readonly registrationNumber?: Sourced<string>;
  readonly residenceCountry?: Sourced<string>;
  readonly subscribedCapital?: Money;
  readonly sharePercentage?: Sourced<string>;
}

/** Officer (主要人员). */
export interface Officer {
  readonly name?: Sourced<string>;
  readonly translatedName?: Sourced<string>;
  /** 职务 in the register's words. */
  readonly providedRole?: Sourced<string>;
}

/** Branch (分支机构). */
export interface Branch {
  readonly name?: Sourced<string>;
  readonly number?: Sourced<string>;
  readonly registrationAuthority?: Sourced<string>;
}

export type AbnormalReason =
  | 'ANNUAL_REPORT_NOT_FILED'
  | 'INFORMATION_NOT_DISCLOSED'
  | 'CONCEALMENT_OR_FRAUD'
  | 'UNREACHABLE'
  | 'OTHER';

/** Entry in the list of abnormal operations (经营异常名录). */
export interface AbnormalOperation {
  /** The company that the row names, compared with the company; never output. */
  readonly name?: Sourced<string>;
  /** 注册号 of whom the row names. */
  readonly registrationNumber?: Sourced<string>;
  readonly includedDate?: Sourced<string>;
  readonly includedReason?: Sourced<string>;
  readonly includedReasonCode?: Sourced<AbnormalReason>;
  readonly includedBy?: Sourced<string>;
  readonly removedDate?: Sourced<string>;
  readonly removedReason?: Sourced<string>;
  readonly current: Sourced<boolean>;
}

/** Entry in the list of serious violations (严重违法失信名单). */
export interface SeriousViolation {
  readonly includedDate?: Sourced<string>;
  readonly includedReason?: Sourced<string>;
  readonly includedBy?: Sourced<string>;
  readonly removedDate?: Sourced<string>;
  readonly removedReason?: Sourced<string>;
  readonly removedBy?: Sourced<string>;
  readonly current: Sourced<boolean>;
}

/** Published case of a major tax violation (重大税收违法). */
export interface MajorTaxViolation {
  readonly taxpayerName?: Sourced<string>;
  readonly taxpayerId?: Sourced<string>;
  readonly caseType?: Sourced<string>;
  readonly facts?: Sourced<string>;
  readonly penalty?: Sourced<string>;
  readonly occurredDate?: Sourced<string>;
  readonly createdDate?: Sourced<string>;
  readonly updatedDate?: Sourced<string>;
  readonly url?: Sourced<string>;
  readonly current: Sourced<boolean>;
}

/** One risk list, with what its sources say of it. */
export interface RiskList<Row> {
  /** What each body's flag says; undefined where it can't be read. */
  readonly flags: readonly Sourced<boolean | undefined>[];
  /** Each list that was there, with the number of its rows; undefined where it isn't whole. */
  readonly lists: readonly Sourced<number | undefined>[];
  /** Each body's word that it could not ask for the list. */
  readonly failures: readonly Sourced<null>[];
  readonly rows: readonly Row[];
}

/** Some: a current row. None: the sources say so. Unknown: absence is not a clean bill. */
export type RiskState = 'some' | 'none' | 'unknown';

/** A risk list with what follows from its flags, lists and rows together. */
export interface AssessedRiskList<Row> extends RiskList<Row> {
  readonly state: RiskState;
}

export type AbnormalTaxpayerStatus = 'NORMAL' | 'ABNORMAL' | 'UNKNOWN';

/** Whom a payload says it speaks of. */
export interface Subject {
  readonly name?: Sourced<string>;
  readonly code?: Sourced<string>;
}

/** What a mapper gives: the facts of one payload, and what only the checks need. */
export interface PartialCompany {
  readonly name?: Sourced<string>;
  /** 标准企业名称, compared with the name. */
  readonly standardName?: Sourced<string>;
  readonly englishName?: Sourced<string>;
  /** A translation that the source gives; after derive, ours where there is no English name. */
  readonly translatedName?: Sourced<string>;
  readonly formerNames?: readonly Sourced<string>[];

  /** 统一社会信用代码. */
  readonly unifiedSocialCreditCode?: Sourced<string>;
  /** 注册号. */
  readonly registrationNumber?: Sourced<string>;
  /** A 注册号 in the place of a taxpayer's number; after derive, the registration number when there is no other. */
  readonly taxRegistrationNumber?: Sourced<string>;
  /** 组织机构代码. */
  readonly organizationCode?: Sourced<string>;
  /** 纳税人识别号 of before the unified code. */
  readonly taxpayerId?: Sourced<string>;

  readonly status?: RegistrationStatus;
  readonly address?: Sourced<string>;
  readonly legalForm?: Sourced<string>;
  readonly legalRepresentative?: Sourced<string>;
  readonly legalRepresentativeTitle?: Sourced<string>;
  readonly registeredCapital?: Money;
  readonly paidInCapital?: Money;
  readonly shareType?: Sourced<string>;
  readonly listed?: Sourced<boolean>;
  /** Digits. */
  readonly numberOfEmployees?: Sourced<string>;

  readonly incorporationDate?: Sourced<string>;
  readonly approvalDate?: Sourced<string>;
  readonly revocationDate?: Sourced<string>;
  readonly revocationReason?: Sourced<string>;
  readonly deregistrationDate?: Sourced<string>;
  readonly deregistrationReason?: Sourced<string>;
  readonly operatingFrom?: Sourced<string>;
  /** A date, or 长期. */
  readonly operatingUntil?: Sourced<string>;
  readonly registrationAuthority?: Sourced<string>;

  readonly businessScope?: Sourced<string>;
  readonly industry?: Coded;
  readonly entityClass?: Coded;
  readonly entityCategory?: Coded;
  readonly district?: Coded;

  readonly website?: Sourced<string>;
  readonly emails?: readonly Sourced<string>[];
  readonly phones?: readonly Sourced<string>[];

  /** Undefined when no source of them was asked, [] when one was and has none. The same for the next two. */
  readonly shareholders?: readonly Shareholder[];
  readonly officers?: readonly Officer[];
  readonly branches?: readonly Branch[];

  readonly abnormalOperations?: RiskList<AbnormalOperation>;
  readonly seriousViolations?: RiskList<SeriousViolation>;
  readonly majorTaxViolations?: RiskList<MajorTaxViolation>;
  /** Each source's own verdict (是否黑名单); undefined where it can't be read. */
  readonly blacklistFlags?: readonly Sourced<boolean | undefined>[];
  readonly abnormalTaxpayer?: Sourced<AbnormalTaxpayerStatus>;

  /** When each endpoint's source was asked: endpoint -> "2025-06-23T07:28:20+00:00". */
  readonly checkedTimes?: Readonly<Record<string, string>>;
  /** Who supplied each endpoint's answer, where the caller names the supplier. */
  readonly suppliers?: Readonly<Record<string, string>> | undefined;
  readonly subjects?: readonly Subject[];
}

/** All that the sources say of one company, with what follows from it. */
export interface Company extends PartialCompany {
  readonly formerNames: readonly Sourced<string>[];
  readonly emails: readonly Sourced<string>[];
  readonly phones: readonly Sourced<string>[];
  readonly blacklistFlags: readonly Sourced<boolean | undefined>[];
  readonly abnormalOperations: AssessedRiskList<AbnormalOperation>;
  readonly seriousViolations: AssessedRiskList<SeriousViolation>;
  readonly majorTaxViolations: AssessedRiskList<MajorTaxViolation>;
  readonly checkedTimes: Readonly<Record<string, string>>;
  readonly subjects: readonly Subject[];

  /** Whether the annual report is overdue; absent when the sources can't tell. */
  readonly annualReportOverdue?: Sourced<boolean>;
  /** On any of the three lists; absent when the sources can't tell. */
  readonly blacklisted?: Sourced<boolean>;
}
