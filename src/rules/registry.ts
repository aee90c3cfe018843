/**
 * 规则, every rule by which an output value differs from the raw value that it was made of. A rule has an id
 * and a version; the version moves when the rule gives other values for the same input. Loads nothing.
 *
 * @example
 * ruleOf('capital/1')?.en
 * // 'The amount is written in the currency’s own unit with two decimals; 万 is multiplied out once.'
 */

export interface Rule {
  /** Name and version: "capital/1". */
  readonly id: string;
  /** What the rule does, in one sentence. */
  readonly en: string;
  readonly zh: string;
  /** The output fields that it makes, by their name in the Company; "any" where it is a matter of form. */
  readonly fields: readonly string[];
  /** The law, standard or list that it follows. */
  readonly source: string;
}

const REGISTER = 'the register’s own usage; see docs/reference/recognized-values.md';

/** In the order in which a value passes through them: form, code lists, arithmetic, verdicts, translations. */
export const RULES = [
  {
    id: 'text/1',
    en: 'Markup, entities, control and invisible characters are removed and the width is unified; the words are the source’s.',
    zh: '去除标记、转义符、控制字符和不可见字符，统一全角半角；文字仍为来源原文。',
    fields: ['any text'],
    source: 'Unicode Standard Annex #15 (NFKC)',
  },
  {
    id: 'resident-number/1',
    en: 'A resident identity number in the text is cut out, with the word for it; the rest is the source’s.',
    zh: '删去文字中的公民身份号码及其前的说明词；其余仍为来源原文。',
    fields: ['any text'],
    source:
      'GB 11643-1999; Personal Information Protection Law of the People’s Republic of China, article 28',
  },
  {
    id: 'identifier/1',
    en: 'The code is written in half-width capitals without separators or a copy number; its characters are the source’s.',
    zh: '代码统一为半角大写，去除分隔符和副本号；字符仍为来源原文。',
    fields: ['unifiedSocialCreditCode', 'registrationNumber', 'organizationCode', 'taxpayerId', 'number'],
    source: 'GB 32100-2015; GB 11714-1997; Unicode Standard Annex #15 (NFKC)',
  },
  {
    id: 'number-as-text/1',
    en: 'A JSON number is written as its digits.',
    zh: 'JSON 数字写作其数字文本。',
    fields: ['any code or identifier'],
    source: 'RFC 8259, section 6',
  },
  {
    id: 'calendar-date/1',
    en: 'The day is written as YYYY-MM-DD; a moment is taken at the time of Shanghai.',
    zh: '日期写作 YYYY-MM-DD；时间戳按上海时间取日。',
    fields: [
      'incorporationDate',
      'approvalDate',
      'revocationDate',
      'deregistrationDate',
      'includedDate',
      'removedDate',
    ],
    source: 'GB/T 7408 (ISO 8601)',
  },
  {
    id: 'operating-term/1',
    en: 'A term is read as its first and last day; every word for “without end” is written as 长期.',
    zh: '营业期限拆为起止日期；表示无固定期限的各种写法统一为“长期”。',
    fields: ['operatingFrom', 'operatingUntil'],
    source: REGISTER,
  },
  {
    id: 'capital/1',
    en: 'The amount is written in the currency’s own unit with two decimals; 万 is multiplied out once.',
    zh: '金额以货币本位单位表示，保留两位小数；“万”只换算一次。',
    fields: ['registeredCapital.amount', 'paidInCapital.amount', 'subscribedCapital.amount'],
    source: REGISTER,
  },
  {
    id: 'currency/1',
    en: 'The currency is written by its Chinese name; a bare 元 is 人民币.',
    zh: '币种写作中文名称；单独的“元”即人民币。',
    fields: ['registeredCapital.currencyName', 'paidInCapital.currencyName'],
    source: 'ISO 4217; code list currency',
  },
  {
    id: 'code-list/1',
    en: 'The word or code is looked up in a code list, of which the row is named.',
    zh: '按代码表对照，并注明所用的行。',
    fields: [
      'status',
      'isCorporate',
      'includedReasonCode',
      'entityClass',
      'entityCategory',
      'legalForm',
      'abnormalTaxpayer',
    ],
    source: 'the code list named beside it; see codelists/README.md',
  },
  {
    id: 'not-in-code-list/1',
    en: 'The word or code is in no row of the code list, so the dataset’s value for “other” or “not reported” is emitted.',
    zh: '代码表中没有该词或代码，以数据集的“其他”或“未报告”表示。',
    fields: ['status', 'includedReasonCode'],
    source: 'the dataset’s schema',
  },
  {
    id: 'abnormal-taxpayer/1',
    en: '0 is written as NORMAL, 1 as ABNORMAL, 2 as UNKNOWN.',
    zh: '0 为 NORMAL（正常），1 为 ABNORMAL（非正常），2 为 UNKNOWN（未知）。',
    fields: ['abnormalTaxpayer'],
    source: 'HMD API, endpoint fzchnew',
  },
  {
    id: 'split/1',
    en: 'One text holds several values; each is emitted by itself.',
    zh: '一段文字含多个值，逐个给出。',
    fields: ['email', 'oldNames', 'phone'],
    source: REGISTER,
  },
  {
    id: 'percentage/1',
    en: 'The share is written as a number of percent.',
    zh: '比例写作百分数数值。',
    fields: ['sharePercentage'],
    source: REGISTER,
  },
  {
    id: 'employee-count/1',
    en: 'The number of employees is written in digits.',
    zh: '从业人数写作数字。',
    fields: ['numberOfEmployees'],
    source: REGISTER,
  },
  {
    id: 'yes-no/1',
    en: 'A yes or no is written as the dataset writes it.',
    zh: '是否类的值按数据集的写法表示。',
    fields: ['listed', 'isCorporate', 'overdue', 'blacklisted'],
    source: 'the dataset’s schema',
  },
  {
    id: 'joined/1',
    en: 'Several values are joined in one text, in their order, because the dataset has one field for them.',
    zh: '数据集只有一个字段，多个值按顺序连成一段文字。',
    fields: ['otherNumber', 'oldName', 'email', 'phone'],
    source: 'the dataset’s schema',
  },
  {
    id: 'listed/1',
    en: 'The company is listed when a tag names an exchange’s main board, Hong Kong, or a suspended listing; not when all tags are known and none does.',
    zh: '标签含主板、香港上市或暂停上市的为上市；标签均已知且无此类的为非上市。',
    fields: ['listed'],
    source: 'code list tag',
  },
  {
    id: 'registered-capital/1',
    en: 'The shares are “Registered” when the capital given is the registered capital.',
    zh: '来源给出的是注册资本时，股份类型为“Registered”。',
    fields: ['shareType'],
    source: 'the change notice of 9 July 2025',
  },
  {
    id: 'share-percentage/1',
    en: 'The share is the subscribed amount divided by the registered capital, in one currency, rounded half up to two decimals but never to or across 0, 10, 25, 50, 75 or 100.',
    zh: '持股比例为认缴额除以注册资本（同一币种），四舍五入至两位小数，但不进到或越过 0、10、25、50、75、100。',
    fields: ['sharePercentage'],
    source: '公司法 (2023 revision), articles 47 and 227',
  },
  {
    id: 'name-ending/1',
    en: 'A holder whose type does not say is a company when the name ends in a legal form.',
    zh: '股东类型未说明时，名称以企业组织形式结尾的视为企业。',
    fields: ['isCorporate'],
    source: '企业名称登记管理规定 (State Council, 2020 revision), article 6',
  },
  {
    id: 'current-row/1',
    en: 'A row of a risk list is current when it has no removal date and is not flagged as history; what cannot be read, or was still to come when the endpoint was asked, removes nothing.',
    zh: '没有移出日期且未标为历史的记录为现行记录；无法读取的移出日期，或晚于查询时间的移出日期，不视为移出。',
    fields: ['current'],
    source: '企业经营异常名录管理暂行办法; 市场监督管理严重违法失信名单管理办法',
  },
  {
    id: 'current-rows/1',
    en: 'The number of current rows of a risk list; absent when the sources cannot tell.',
    zh: '风险名单中现行记录的条数；来源无法说明时不给出。',
    fields: ['abnormalOperations', 'seriousViolations', 'majorTaxViolations'],
    source: 'the dataset’s schema',
  },
  {
    id: 'no-rows/1',
    en: 'A risk list is empty where its flag is 0 or the list itself has no row, and nothing beside it is in doubt.',
    zh: '风险标志为 0 或名单本身无记录、且无其他疑点时，名单为空。',
    fields: ['abnormalOperations', 'seriousViolations', 'majorTaxViolations'],
    source: 'the dataset’s schema',
  },
  {
    id: 'annual-report-overdue/1',
    en: 'The annual report is overdue when a current row of abnormal operations says that it was not filed; not overdue only when the list is known and every ground is recognized.',
    zh: '现行经营异常记录的原因为未按期公示年报的为逾期；仅当名录已知且各条原因均可识别时才为未逾期。',
    fields: ['overdue'],
    source: '企业信息公示暂行条例 (State Council, 2014), article 17',
  },
  {
    id: 'blacklisted/1',
    en: 'The company is blacklisted when a verdict, a flag or a current row of any of the three lists says so; not blacklisted only when a verdict, or all three lists, say so without doubt.',
    zh: '任一结论、标志或现行记录表明在列的为是；仅当结论或三份名单均明确表明不在列时才为否。',
    fields: ['blacklisted'],
    source: 'the definition of 是否黑名单 in the upstream’s documentation',
  },
  {
    id: 'kompany-id/1',
    en: 'The id is made of the first 16 bytes of SHA-256 over “CN:” and the registration number, in capital hexadecimal digits.',
    zh: '由“CN:”加注册号码的 SHA-256 前 16 字节的大写十六进制构成。',
    fields: ['kompanyId'],
    source: 'FIPS 180-4',
  },
  {
    id: 'pinyin-person/2',
    en: 'A person’s name is written in pinyin, surname first, the given name in one word; a name without a surname is one word.',
    zh: '人名以汉语拼音书写，姓在前，名连写；无姓的人名连写。',
    fields: ['translatedName'],
    source: 'GB/T 28039-2011',
  },
  {
    id: 'company-translation/2',
    en: 'A company’s name is read as a whole and translated piece by piece: place, brand in pinyin, trade, legal form; a bank, an insurer or a state group with an English name of its own has that one.',
    zh: '企业名称整体切分后逐段翻译：行政区划、字号（拼音）、行业、组织形式；有自用英文名称的银行、保险公司和国有集团用其英文名称。',
    fields: ['translatedName'],
    source: '企业名称登记管理规定 (State Council, 2020 revision), article 6; GB/T 16159-2012',
  },
] as const satisfies readonly Rule[];

export type RuleId = (typeof RULES)[number]['id'];

/** A code list’s row, by which a value was looked up. */
export interface ListRow {
  readonly rule: 'code-list/1';
  /** The code list: "status". */
  readonly list: string;
  /** The row’s key in it: "存续". */
  readonly row: string;
  /** Present when the row is not in the list: the caller added it, or wrote it in the place of the list’s own. */
  readonly addedBy?: 'caller' | undefined;
}

/** A rule of the caller’s own: "acme/company-names/1". */
export type CallerRuleId = `${string}/${string}/${string}`;

/** What made a value: a rule, or a row of a code list. */
export type Made = RuleId | CallerRuleId | ListRow;

/** Whose name, the rule’s name, and its version from 1 on. */
export const CALLER_RULE = /^[a-z0-9][a-z0-9-]{0,63}\/[a-z0-9][a-z0-9-]{0,63}\/[1-9]\d{0,5}$/;

/** Whether an id is that of a caller’s rule. neci-kyc’s own have one slash. */
export function isCallerRule(id: unknown): id is CallerRuleId {
  return typeof id === 'string' && CALLER_RULE.test(id) && !id.startsWith('neci-kyc/');
}

const BY_ID: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.id, rule]));

/**
 * @param id Name and version: "capital/1".
 * @returns The rule; undefined when the registry has none of that id.
 */
export function ruleOf(id: string): Rule | undefined {
  return BY_ID.get(id);
}
