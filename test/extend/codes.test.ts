import { describe, expect, it } from 'vitest';
import * as currencies from '../../src/codelists/currency.js';
import * as entstatus from '../../src/codelists/entstatus.js';
import * as status from '../../src/codelists/status.js';
import { type CodeOptions, createNormalizer } from '../../src/entries/extend.js';
import { readCodes } from '../../src/extend/codes.js';
import { company, RESIDENT_IDS, v1, v2, XIAOMI } from '../normalize/bundles.js';

const SUPER = { dataset: 'super', version: 'v2', lineage: true } as const;

function made(codes: CodeOptions, bundle: unknown) {
  const { response, issues, lineage } = createNormalizer({ codes }).normalize(bundle, SUPER);
  return { content: response.content, issues, lineage };
}

function codesOf(issues: readonly { readonly code: string }[]): string[] {
  return issues.map(({ code }) => code);
}

describe('a row of status', () => {
  const WORDS = '注销备案';

  it('is looked up first, and lineage and an issue name it as the caller’s', () => {
    const bundle = company({ status: WORDS });
    const { content, issues, lineage } = made({ status: { [WORDS]: { class: 'liquidation' } } }, bundle);
    expect(content).toMatchObject({ status: 'LIVE', providedStatus: WORDS });
    expect(lineage.find(({ output }) => output === '$.content.status')).toEqual({
      output: '$.content.status',
      inputs: [{ path: '$.qycxnew.value.status', original: WORDS }],
      rule: 'code-list/1',
      list: 'status',
      row: WORDS,
      addedBy: 'caller',
    });
    expect(codesOf(issues)).not.toContain('unknown_code');
    expect(issues.find(({ code }) => code === 'caller_code')).toEqual({
      code: 'caller_code',
      severity: 'info',
      path: '$.qycxnew.value.status',
      message: 'status is read by a row that the caller added to the code list status',
      output: ['$.content.status', '$.content.providedStatus'],
    });
  });

  it('is found in whatever spaces, brackets and commas the source writes', () => {
    const { content } = made({ status: { '清算（中）': 'CLOSED' } }, company({ status: ' 清算 (中)' }));
    expect(content.status).toBe('CLOSED');
  });

  it('leaves the class open when it names a target alone, so that other sources differ from it', () => {
    const beside = { info: v2({ entityName: XIAOMI.name, creditCode: XIAOMI.creditCode, entstatus: '1' }) };
    const { issues } = made({ status: { [WORDS]: 'LIVE' } }, company({ status: WORDS }, beside));
    expect(codesOf(issues)).toContain('sources_disagree');
  });

  it('takes the place of a row of the list', () => {
    const { content } = made({ status: { 停业: 'CLOSED' } }, company({ status: '停业' }));
    expect(content.status).toBe('CLOSED');
  });

  it('of the class revoked keeps licence_revoked', () => {
    const { content, issues } = made(
      { status: { 执照吊销: { class: 'revoked' } } },
      company({ status: '执照吊销' }),
    );
    expect(content.status).toBe('LIVE');
    expect(codesOf(issues)).toContain('licence_revoked');
  });

  it.each([
    ['吊销', 'LIVE', 'hides a revocation'],
    ['吊销，未注销', 'CLOSED', 'hides a revocation'],
    ['吊銷 (未註銷)', 'NOT REPORTED', 'hides a revocation'],
    ['营业执照被吊销了', 'LIVE', "hides a revocation; write { class: 'revoked' }"],
    ['注销', 'LIVE', 'hides a deregistration'],
    ['已注销', { class: 'liquidation' }, 'hides a deregistration'],
    ['办结注销手续', 'LIVE', 'hides a deregistration'],
    ['登记被撤销', 'NOT REPORTED', 'hides a deregistration'],
    ['吊销后注销完结', 'LIVE', 'hides a deregistration'],
    ['营业执照吊、销', 'LIVE', 'hides a revocation'],
    ['Revoked', 'LIVE', 'hides a revocation'],
    ['Deregistered', 'NOT REPORTED', 'hides a deregistration'],
    ['Struck Off', 'LIVE', 'hides a deregistration'],
    ['迁出', 'LIVE', 'hides a move to another register'],
    ['失信被执行人', 'LIVE', 'is a risk or a tax status'],
    ['经营异常', { class: 'existing' }, 'is a risk or a tax status'],
    ['遷出', 'LIVE', 'hides a move to another register'],
    ['Moved out', 'LIVE', 'hides a move to another register'],
    ['吊_销', 'LIVE', 'hides a revocation'],
    ['吊消', 'LIVE', 'hides a revocation'],
    ['Revoking', 'LIVE', 'hides a revocation'],
    ['因未年检被注销', 'LIVE', 'hides a deregistration'],
    ['清算后已注销', 'LIVE', 'hides a deregistration'],
    ['清算完结注销', 'LIVE', 'hides a deregistration'],
    ['依申请注销', 'LIVE', 'hides a deregistration'],
    ['公告后注销', 'LIVE', 'hides a deregistration'],
    ['注销申请已办结', 'LIVE', 'hides a deregistration'],
    ['註 消', 'LIVE', 'hides a deregistration'],
    ['Closed', 'LIVE', 'hides a deregistration'],
    ['黑名单', 'LIVE', 'is a risk or a tax status'],
    ['股权冻结', { class: 'existing' }, 'is a risk or a tax status'],
  ] as const)('that would hide what "%s" says is rejected', (words, row, reason) => {
    const make = () => createNormalizer({ codes: { status: { [words]: row } } });
    expect(make).toThrow(RangeError);
    expect(make).toThrow(reason);
  });

  it.each([
    ['未被吊销', 'LIVE'],
    ['Not revoked', 'LIVE'],
    ['Deregistration pending', 'LIVE'],
    ['Deregistered', 'CLOSED'],
    ['注销备案', 'LIVE'],
    ['拟注销登记', 'LIVE'],
    ['申请注销', 'LIVE'],
    ['吊销后注销完结', 'CLOSED'],
    ['迁出', { class: 'moved_out' }],
    ['即将注销', 'LIVE'],
    ['正在办理注销', 'LIVE'],
    ['注销（进行中）', 'LIVE'],
    ['不予注销', 'LIVE'],
    ['撤销注销登记', 'LIVE'],
    ['恢复经营（撤销吊销决定）', 'LIVE'],
    ['Not dissolved', 'LIVE'],
    ['Notice of cancellation', 'LIVE'],
    ['拟迁出本市', 'LIVE'],
    ['存续（列入经营异常）', 'LIVE'],
  ] as const)('that says what "%s" may mean is accepted', (words, row) => {
    expect(() => createNormalizer({ codes: { status: { [words]: row } } })).not.toThrow();
  });

  it.each([
    [{ 甲: 'OPEN' }, 'codes.status.甲 is unknown; write one of LIVE, CLOSED, NOT REPORTED'],
    [{ 甲: 1 }, 'codes.status.甲 must be one of LIVE, CLOSED, NOT REPORTED'],
    [{ 甲: { class: 'open' } }, 'codes.status.甲.class is unknown; write one of existing, opened'],
    [{ 甲: { target: 'LIVE' } }, 'codes.status.甲 has no option target; options are class'],
    [{ ' ': 'LIVE' }, "codes.status[' '] is blank; write the words of the source"],
    [{ 暂无: 'LIVE' }, 'codes.status.暂无 is blank; write the words of the source'],
    [
      { '<em>正常</em>': 'LIVE' },
      "codes.status['<em>正常</em>'] is never found, because values are cleaned first; write 正常",
    ],
    [{ '正&#24120;': 'LIVE' }, 'is never found, because values are cleaned first; write 正常'],
    [
      { [`正常 ${RESIDENT_IDS[0]}`]: 'LIVE' },
      'codes.status has a row for a resident identity number, which no value keeps; leave it out',
    ],
    [{ '甲（乙）': 'LIVE', '甲(乙)': 'CLOSED' }, 'is the same row as'],
  ])('that is written wrongly is rejected: %j', (rows, message) => {
    expect(() => createNormalizer({ codes: { status: rows as never } })).toThrow(message);
  });

  it('has the target that the list has for its class', () => {
    for (const { class: statusClass, target } of status.ENTRIES) {
      const words = '某种状态';
      const rows = { status: { [words]: { class: statusClass } } };
      expect(readCodes(rows).status?.get(words)?.target, statusClass).toBe(target);
    }
  });

  it.each(['了', '企业', '(省)'])(
    'that hides what a row of the list says with %s is rejected as well',
    (more) => {
      const hidden = status.ENTRIES.filter(({ class: own }) => own === 'revoked' || own === 'deregistered');
      for (const { spelling } of hidden) {
        const rows = { status: { [`${spelling}${more}`]: 'LIVE' } } as const;
        expect(() => readCodes(rows), spelling).toThrow('hides a');
      }
    },
  );

  it('may repeat any row of the list', () => {
    for (const { spelling, class: own } of status.ENTRIES.filter(({ class: own }) => own !== 'not_a_status'))
      expect(() => readCodes({ status: { [spelling]: { class: own } } }), spelling).not.toThrow();
  });

  it.each([
    ['a Map', new Map([['甲', 'LIVE']])],
    ['a promise', Promise.resolve({ 甲: 'LIVE' })],
  ])('in %s is not lost in silence', (_, rows) => {
    expect(() => createNormalizer({ codes: { status: rows as never } })).toThrow(
      'codes.status must be an object; write { the words of the source',
    );
    expect(() => createNormalizer(rows as never)).toThrow(
      'the options of createNormalizer must be a plain object, not a promise or a Map',
    );
  });

  it('that hides what a row of the list says is rejected, whichever row it is', () => {
    const hidden = status.ENTRIES.filter(
      ({ class: own, target }) => own === 'revoked' || target === 'CLOSED',
    );
    expect(hidden.length).toBeGreaterThan(100);
    for (const { spelling } of hidden)
      expect(() => readCodes({ status: { [spelling]: 'LIVE' } }), spelling).toThrow('hides a');
  });
});

describe('a row of entstatus', () => {
  const info = (entstatus: unknown) => ({
    info: v2({ entityName: XIAOMI.name, creditCode: XIAOMI.creditCode, entstatus }),
  });

  it('gives a number its words', () => {
    const { content, lineage } = made({ entstatus: { 4: '注销' } }, info('4'));
    expect(content).toMatchObject({ status: 'CLOSED', providedStatus: '注销' });
    expect(lineage.find(({ output }) => output === '$.content.status')).toMatchObject({
      list: 'entstatus',
      row: '4',
      addedBy: 'caller',
    });
  });

  it('may have words that the caller adds', () => {
    const { content } = made({ entstatus: { 77: '某种状态' }, status: { 某种状态: 'CLOSED' } }, info(77));
    expect(content.status).toBe('CLOSED');
  });

  it('is compared with the words beside the number', () => {
    expect(made({ entstatus: { 4: '注销' } }, info('4：存续')).content.status).toBe('NOT REPORTED');
  });

  it('can’t give words that mean otherwise to a number of the list', () => {
    expect(() => createNormalizer({ codes: { entstatus: { 2: '存续' } } })).toThrow('hides a revocation');
    expect(() => createNormalizer({ codes: { entstatus: { 3: '存续' } } })).toThrow('hides a deregistration');
    expect(entstatus.lookup('2')?.class).toBe('revoked');
  });

  it.each([
    [{ 4: '某某' }, 'codes.entstatus["4"] has words that are in no list'],
    [{ 4: '' }, 'must be a text that is not blank'],
    [{ four: '注销' }, 'codes.entstatus.four is not a number'],
    [{ 4: '失信被执行人' }, 'is a risk or a tax status'],
  ])('that is written wrongly is rejected: %j', (rows, message) => {
    expect(() => createNormalizer({ codes: { entstatus: rows as never } })).toThrow(
      message.replace('["4"]', "['4']"),
    );
  });
});

describe('a row of holderType', () => {
  const holder = (row: object) => ({
    qycxnew: v1({ qyName: XIAOMI.name, nsrsbh: XIAOMI.creditCode, status: '存续' }),
    shareholderInvest: v2([{ holderName: '某某投资者', ...row }]),
  });
  const neci = (invType_CN: string) => ({
    neci: { entName: XIAOMI.name, uniscId: XIAOMI.creditCode, shareholders: [{ inv: '某某', invType_CN }] },
  });

  it('tells a person from a company by the words', () => {
    const { content, issues } = made({ holderType: { 跟投平台: 'corporate' } }, neci('跟投平台'));
    expect(content.associatedEntities.shareholders?.[0]).toMatchObject({
      isCorporate: 'true',
      providedRole: '跟投平台',
    });
    expect(codesOf(issues)).toContain('caller_code');
  });

  it('tells it by a code, whose words are output', () => {
    const { content } = made(
      { holderType: { '0615699': { label: '企业法人', kind: 'corporate' } } },
      holder({ holderTypeCode: '0615699' }),
    );
    expect(content.associatedEntities.shareholders?.[0]).toMatchObject({
      isCorporate: 'true',
      providedRole: '企业法人',
    });
  });

  it.each([
    [{ 自然人股东: 'corporate' }, 'turns a person into a company'],
    [{ 外籍个人持股者: 'corporate' }, 'turns a person into a company'],
    [{ 企业法人: 'person' }, 'turns a company into a person'],
    [{ '0615601': { label: '某类', kind: 'corporate' } }, 'turns a person into a company'],
    [{ '0615602': { label: '自然人', kind: 'corporate' } }, 'turns a person into a company'],
    [{ '0615602': 'corporate' }, 'must be an object'],
    [
      { A1: { label: '某类', kind: 'corporate' } },
      "codes.holderType.A1 is not a code of digits; write 'person' or 'corporate' for words",
    ],
    [{ '0615602': { kind: 'corporate' } }, '.label must be a text'],
    [{ 自然人股東: 'corporate' }, 'turns a person into a company'],
    [{ 'Natural Person': 'corporate' }, 'turns a person into a company'],
    [{ 法人股東: 'person' }, 'turns a company into a person'],
    [{ 子公司: 'person' }, 'turns a company into a person'],
    [{ 'Limited company': 'person' }, 'turns a company into a person'],
    [{ ' ０６１５６０１': { label: '某类', kind: 'corporate' } }, 'turns a person into a company'],
    [{ '0615699': { label: '<b>法人</b>', kind: 'corporate' } }, '.label must be plain words on one line'],
    [{ 某类: 'company' }, 'codes.holderType.某类 is unknown; write one of person, corporate'],
  ])('that endangers a person, or is written wrongly, is rejected: %j', (rows, message) => {
    expect(() => createNormalizer({ codes: { holderType: rows as never } })).toThrow(message);
  });

  it('may call 非自然人 corporate', () => {
    expect(() => createNormalizer({ codes: { holderType: { 非自然人投资者: 'corporate' } } })).not.toThrow();
  });
});

describe('a row of currency', () => {
  it.each([
    ['100万澳币儿', '1000000.00', '澳大利亚元'],
    ['澳币儿100万', '1000000.00', '澳大利亚元'],
    ['100(万澳币儿)', '1000000.00', '澳大利亚元'],
  ])('is read in an amount: %s', (registCapi, amount, currency) => {
    const { content } = made({ currency: { 澳币儿: 'AUD' } }, company({ registCapi }));
    expect([
      content.additionalData?.shares?.shareCapitals,
      content.additionalData?.shares?.shareCurrency,
    ]).toEqual([amount, currency]);
  });

  it('is named in the lineage', () => {
    const { lineage } = made({ currency: { 澳币儿: 'AUD' } }, company({ registCapi: '100万澳币儿' }));
    expect(lineage.find(({ output }) => output.endsWith('shareCurrency'))).toMatchObject({
      rule: 'code-list/1',
      list: 'currency',
      row: '澳币儿',
      addedBy: 'caller',
    });
  });

  it('is read in a field of its own, and reported once', () => {
    const bundle = {
      neci: { entName: XIAOMI.name, uniscId: XIAOMI.creditCode, regCap: '100', regCapCur_CN: '澳币儿' },
    };
    const { content, issues } = made({ currency: { 澳币儿: 'AUD' } }, bundle);
    expect(content.additionalData?.shares?.shareCurrency).toBe('澳大利亚元');
    expect(issues.filter(({ code }) => code === 'caller_code').map(({ path }) => path)).toEqual([
      '$.neci.regCapCur_CN',
    ]);
  });

  it.each([
    [{ 某币: 'XYZ' }, 'codes.currency.某币 is not an ISO 4217 code in capitals'],
    [{ 某币: 'usd' }, 'is not an ISO 4217 code in capitals'],
    [{ 人民币: 'USD' }, "is a name of CNY already; write 'CNY', or leave it out"],
    [{ USD: 'CNY' }, 'is a name of USD already'],
    [{ 元: 'USD' }, 'is a unit, not a currency; leave it out'],
    [{ 万元: 'USD' }, 'is a unit, not a currency'],
    [{ 萬元: 'USD' }, 'is a unit, not a currency'],
    [{ 元整: 'USD' }, 'is a unit, not a currency'],
    [{ 百万元: 'CNY' }, 'has a multiple in it, which would be lost from the amount; leave it out'],
    [{ 千美元: 'USD' }, 'has a multiple in it'],
    [{ 'Million RMB': 'CNY' }, 'has a multiple in it'],
    [{ '100': 'USD' }, 'has digits in it, which are read as an amount'],
    [{ '￥': 'JPY' }, 'is a sign of several currencies, which is passed over'],
    [{ 股: 'USD' }, 'counts shares, and is not a currency'],
    [{ '美圓(元)': 'CNY' }, "is a name of USD already; write 'USD'"],
    [{ 本位人民币: 'USD' }, "names 人民币; write 'CNY', or leave it out"],
  ])('that names no currency, or another one, is rejected: %j', (rows, message) => {
    expect(() => createNormalizer({ codes: { currency: rows as never } })).toThrow(message);
  });

  it('may repeat any row of the list', () => {
    for (const { label, code } of currencies.ENTRIES)
      expect(() => readCodes({ currency: { [label]: code } }), label).not.toThrow();
  });

  it('may say that 荷兰盾 is ANG, whose label it is', () => {
    const { content } = made({ currency: { 荷兰盾: 'ANG' } }, company({ registCapi: '1万荷兰盾' }));
    expect(content.additionalData?.shares?.shareCurrency).toBe('荷兰盾');
  });
});

describe('a row of abnormalReason', () => {
  const listed = (inReason: string) =>
    company(
      {},
      { jyyc: v1({ jyycFlag: '1', jyycList: { total: 1, items: [{ inReason, inDate: '2024-01-02' }] } }) },
    );

  it('gives a wording its ground', () => {
    const wording = '查无此企业踪影';
    const { content } = made({ abnormalReason: { [wording]: 'UNREACHABLE' } }, listed(wording));
    expect(content.providerSpecificData).toMatchObject({
      latestAccounts: { overdue: false },
      abnormalOperations: [{ includedReasonCode: 'UNREACHABLE' }],
    });
  });

  it.each([
    [{ 未依照规定公示年度报告: 'UNREACHABLE' }, 'names the ground ANNUAL_REPORT_NOT_FILED already'],
    [{ 年报事宜: 'UNREACHABLE' }, 'is about an annual report'],
    [{ '年 報 事 宜': 'UNREACHABLE' }, 'is about an annual report'],
    [{ 未依照規定公示年度報告: 'UNREACHABLE' }, 'names the ground ANNUAL_REPORT_NOT_FILED already'],
    [{ 未接受年检: 'INFORMATION_NOT_DISCLOSED' }, 'is about an annual report'],
    [{ 'Annual report missing': 'UNREACHABLE' }, 'is about an annual report'],
    [
      { 年报迟交: 'CONCEALMENT_OR_FRAUD' },
      "is about an annual report, so that the report would not count as overdue; write 'ANNUAL_REPORT_NOT_FILED', or leave it out",
    ],
    [{ 某因: 'OTHER' }, 'codes.abnormalReason.某因 is unknown; write one of ANNUAL_REPORT_NOT_FILED'],
  ])('that would make a report look filed is rejected: %j', (rows, message) => {
    expect(() => createNormalizer({ codes: { abnormalReason: rows as never } })).toThrow(message);
  });
});

describe('rows of words for codes', () => {
  it('give a legal form, a class, a category and a tag', () => {
    const codes: CodeOptions = {
      legalForm: { 9999: '某种企业' },
      entityClass: { '77': '某类' },
      tag: { '88': 'Y' },
    };
    const bundle = company({ econKind: '', econKindCode: '9999', type: '77', tags: ['88'] });
    const { content, issues } = made(codes, bundle);
    expect(content.legalForm).toBe('某种企业');
    expect(content.providerSpecificData).toMatchObject({ entityClass: { code: '77', name: '某类' } });
    expect(content.additionalData).toMatchObject({ listed: 'Y' });
    expect(codesOf(issues).filter((code) => code === 'caller_code')).toHaveLength(3);
    expect(codesOf(issues)).not.toContain('unknown_code');
  });

  it.each([
    [{ tag: { 88: 'yes' } }, "codes.tag['88'] is unknown; write one of Y, N"],
    [{ legalForm: { 9999: '甲\n乙' } }, "codes.legalForm['9999'] must be plain words on one line"],
    [{ legalForm: { 9999: '甲\ud800' } }, 'must be plain words on one line'],
    [{ legalForm: { 9999: '甲'.repeat(201) } }, 'up to 200 characters'],
    [{ legalForm: { 9999: '暂无' } }, 'must be plain words on one line'],
    [{ entityClass: { '01': RESIDENT_IDS[0] } }, 'they are output as they are'],
    [{ legalForm: { 9999: '' } }, "codes.legalForm['9999'] must be a text that is not blank"],
  ])('that are written wrongly are rejected: %j', (codes, message) => {
    expect(() => createNormalizer({ codes: codes as never })).toThrow(message);
  });
});
