/** Who the company is, whether its numbers hold, what state it is in, and how old the data are. */

import * as districts from '../codelists/district.js';
import type { Company } from '../company/company.js';
import { pathOf, type Sourced } from '../reading/sourced.js';
import * as organizationCode from '../values/organizationCode.js';
import * as registrationNumber from '../values/registrationNumber.js';
import * as uscc from '../values/uscc.js';
import type { ExplainedIdentifier, ExplainedSubject, Term } from './explanation.js';

export function subjectOf(company: Company): ExplainedSubject {
  const { name, englishName, translatedName, status } = company;
  return {
    name: name?.value ?? null,
    englishName: englishName?.value ?? null,
    translatedName: translatedName?.value ?? null,
    identifiers: [
      ...identifier(company.unifiedSocialCreditCode, LABELS.creditCode, creditCodeChecks),
      ...identifier(company.registrationNumber, LABELS.registrationNumber, registrationNumberChecks),
      ...identifier(company.organizationCode, LABELS.organizationCode, organizationCodeChecks),
      ...identifier(company.taxpayerId, LABELS.taxpayerId, () => []),
    ],
    status: {
      target: status?.target.value ?? 'NOT REPORTED',
      words: status?.words.value ?? null,
      class: status?.class.value ?? null,
    },
    checked: checkedBetween(Object.values(company.checkedTimes)),
  };
}

const LABELS = {
  creditCode: { en: 'Unified social credit identifier', zh: '统一社会信用代码' },
  registrationNumber: { en: 'Registration number', zh: '注册号' },
  organizationCode: { en: 'Organization code', zh: '组织机构代码' },
  taxpayerId: { en: 'Taxpayer number before 2015', zh: '纳税人识别号' },
} as const satisfies Record<string, Term>;

type Checks = ExplainedIdentifier['checks'];

function identifier(
  number: Sourced<string> | undefined,
  label: Term,
  checksOf: (value: string) => Checks,
): ExplainedIdentifier[] {
  if (!number) return [];
  const [origin] = number.origins;
  const path = origin ? pathOf(origin) : null;
  return [{ label, value: number.value, path, checks: checksOf(number.value) }];
}

function creditCodeChecks(value: string): Checks {
  const read = uscc.parse(value);
  const shape = {
    label: { en: '18 characters of the alphabet', zh: '18 位、字符合规' },
    holds: isShaped(read),
  };
  if (!shape.holds) return [shape];
  const parts = uscc.parts(value);
  return [
    shape,
    { label: { en: 'Check character (GB 32100)', zh: '校验码 (GB 32100)' }, holds: read.ok },
    {
      label: { en: 'Organization code inside (GB 11714)', zh: '主体标识码 (GB 11714)' },
      holds: organizationCode.isValid(parts.organizationCode),
    },
    {
      label: { en: 'District on the list (GB/T 2260)', zh: '行政区划码 (GB/T 2260)' },
      holds: districts.lookup(parts.districtCode) !== undefined,
    },
  ];
}

function isShaped(read: ReturnType<typeof uscc.parse>): boolean {
  return read.ok || read.reason === 'check_digit';
}

function registrationNumberChecks(value: string): Checks {
  const read = registrationNumber.parse(value);
  const holds = read.ok || read.reason === 'check_digit';
  const shape = { label: { en: '15 digits', zh: '15 位数字' }, holds };
  if (!holds) return [shape];
  return [
    shape,
    { label: { en: 'Check digit (ISO 7064 MOD 11,10)', zh: '校验位 (ISO 7064 MOD 11,10)' }, holds: read.ok },
  ];
}

function organizationCodeChecks(value: string): Checks {
  const label = { en: 'Check character (GB 11714)', zh: '校验码 (GB 11714)' };
  return [{ label, holds: organizationCode.isValid(value) }];
}

/** Times of one format sort as text. */
function checkedBetween(times: readonly string[]): ExplainedSubject['checked'] {
  const sorted = times.toSorted();
  const [oldest] = sorted;
  const newest = sorted.at(-1);
  return oldest === undefined || newest === undefined ? null : { oldest, newest };
}
