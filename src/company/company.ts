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
  readonly currency?: Sourced<string> | undefined;
  /** The currency's Chinese name, such as 人民币. */
  readonly currencyName?: Sourced<string> | undefined;
}

/** A code of a list and the words beside it. */
export interface Coded {
  readonly code?: Sourced<string> | undefined;
  readonly name?: Sourced<string> | undefined;
}

/** Shareholder (股东). */
export interface Shareholder {
  readonly name?: Sourced<string> | undefined;
  readonly translatedName?: Sourced<string> | undefined;
  /** 股东类型 in the register's words. */
  readonly holderType?: Sourced<string> | undefined;
  readonly isCorporate?: Sourced<boolean> | undefined;
  /** Code of a corporate shareholder; never a person's. */
  readonly registrationNumber?: Sourced<string> | undefined;
  readonly residenceCountry?: Sourced<string> | undefined;
  readonly subscribedCapital?: Money | undefined;
  readonly sharePercentage?: Sourced<string> | undefined;
}

/** Officer (主要人员). */
export interface Officer {
  readonly name?: Sourced<string> | undefined;
  readonly translatedName?: Sourced<string> | undefined;
  /** 职务 in the register's words. */
  readonly providedRole?: Sourced<string> | undefined;
}

/** Branch (分支机构). */
export interface Branch {
  readonly name?: Sourced<string> | undefined;
  readonly number?: Sourced<string> | undefined;
  readonly registrationAuthority?: Sourced<string> | undefined;
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
  readonly name?: Sourced<string> | undefined;
  /** 注册号 of whom the row names. */
  readonly registrationNumber?: Sourced<string> | undefined;
  readonly includedDate?: Sourced<string> | undefined;
  readonly includedReason?: Sourced<string> | undefined;
  readonly includedReasonCode?: Sourced<AbnormalReason> | undefined;
  readonly includedBy?: Sourced<string> | undefined;
  readonly removedDate?: Sourced<string> | undefined;
  readonly removedReason?: Sourced<string> | undefined;
  readonly current: Sourced<boolean>;
}

/** Entry in the list of serious violations (严重违法失信名单). */
export interface SeriousViolation {
  readonly includedDate?: Sourced<string> | undefined;
  readonly includedReason?: Sourced<string> | undefined;
  readonly includedBy?: Sourced<string> | undefined;
  readonly removedDate?: Sourced<string> | undefined;
  readonly removedReason?: Sourced<string> | undefined;
  readonly removedBy?: Sourced<string> | undefined;
  readonly current: Sourced<boolean>;
}

/** Published case of a major tax violation (重大税收违法). */
export interface MajorTaxViolation {
  readonly taxpayerName?: Sourced<string> | undefined;
  readonly taxpayerId?: Sourced<string> | undefined;
  readonly caseType?: Sourced<string> | undefined;
  readonly facts?: Sourced<string> | undefined;
  readonly penalty?: Sourced<string> | undefined;
  readonly occurredDate?: Sourced<string> | undefined;
  readonly createdDate?: Sourced<string> | undefined;
  readonly updatedDate?: Sourced<string> | undefined;
  readonly url?: Sourced<string> | undefined;
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
  readonly name?: Sourced<string> | undefined;
  readonly code?: Sourced<string> | undefined;
}

/** What a mapper gives: the facts of one payload, and what only the checks need. */
export interface PartialCompany {
  readonly name?: Sourced<string> | undefined;
  /** 标准企业名称, compared with the name. */
  readonly standardName?: Sourced<string> | undefined;
  readonly englishName?: Sourced<string> | undefined;
  /** A translation that the source gives; after derive, ours where there is no English name. */
  readonly translatedName?: Sourced<string> | undefined;
  readonly formerNames?: readonly Sourced<string>[] | undefined;

  /** 统一社会信用代码. */
  readonly unifiedSocialCreditCode?: Sourced<string> | undefined;
  /** 注册号. */
  readonly registrationNumber?: Sourced<string> | undefined;
  /** A 注册号 in the place of a taxpayer's number; after derive, the registration number when there is no other. */
  readonly taxRegistrationNumber?: Sourced<string> | undefined;
  /** 组织机构代码. */
  readonly organizationCode?: Sourced<string> | undefined;
  /** 纳税人识别号 of before the unified code. */
  readonly taxpayerId?: Sourced<string> | undefined;

  readonly status?: RegistrationStatus | undefined;
  readonly address?: Sourced<string> | undefined;
  readonly legalForm?: Sourced<string> | undefined;
  readonly legalRepresentative?: Sourced<string> | undefined;
  readonly legalRepresentativeTitle?: Sourced<string> | undefined;
  readonly registeredCapital?: Money | undefined;
  readonly paidInCapital?: Money | undefined;
  readonly shareType?: Sourced<string> | undefined;
  readonly listed?: Sourced<boolean> | undefined;
  /** Digits. */
  readonly numberOfEmployees?: Sourced<string> | undefined;

  readonly incorporationDate?: Sourced<string> | undefined;
  readonly approvalDate?: Sourced<string> | undefined;
  readonly revocationDate?: Sourced<string> | undefined;
  readonly revocationReason?: Sourced<string> | undefined;
  /** True where a status says that the licence is revoked, undefined where what is given as its day can't be read. */
  readonly revocationSigns?: readonly Sourced<boolean | undefined>[] | undefined;
  readonly deregistrationDate?: Sourced<string> | undefined;
  readonly deregistrationReason?: Sourced<string> | undefined;
  readonly operatingFrom?: Sourced<string> | undefined;
  /** A date, or 长期. */
  readonly operatingUntil?: Sourced<string> | undefined;
  readonly registrationAuthority?: Sourced<string> | undefined;

  readonly businessScope?: Sourced<string> | undefined;
  readonly industry?: Coded | undefined;
  readonly entityClass?: Coded | undefined;
  readonly entityCategory?: Coded | undefined;
  readonly district?: Coded | undefined;

  readonly website?: Sourced<string> | undefined;
  readonly emails?: readonly Sourced<string>[] | undefined;
  readonly phones?: readonly Sourced<string>[] | undefined;

  /** Undefined when no source of them was asked, [] when one was and has none. The same for the next two. */
  readonly shareholders?: readonly Shareholder[] | undefined;
  readonly officers?: readonly Officer[] | undefined;
  readonly branches?: readonly Branch[] | undefined;

  readonly abnormalOperations?: RiskList<AbnormalOperation> | undefined;
  readonly seriousViolations?: RiskList<SeriousViolation> | undefined;
  readonly majorTaxViolations?: RiskList<MajorTaxViolation> | undefined;
  /** Each source's own verdict (是否黑名单); undefined where it can't be read. */
  readonly blacklistFlags?: readonly Sourced<boolean | undefined>[] | undefined;
  readonly abnormalTaxpayer?: Sourced<AbnormalTaxpayerStatus> | undefined;

  /** When each endpoint's source was asked: endpoint -> "2025-06-23T07:28:20+00:00". */
  readonly checkedTimes?: Readonly<Record<string, string>> | undefined;
  /** Who supplied each endpoint's answer, where the caller names the supplier. */
  readonly suppliers?: Readonly<Record<string, string>> | undefined;
  readonly subjects?: readonly Subject[] | undefined;
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
  readonly annualReportOverdue?: Sourced<boolean> | undefined;
  /** On any of the three lists; absent when the sources can't tell. */
  readonly blacklisted?: Sourced<boolean> | undefined;
}
