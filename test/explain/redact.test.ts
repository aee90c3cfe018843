import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clean, createNormalizer, defineEndpoint } from '../../src/entries/extend.js';
import {
  changeLine,
  type ExplainOptions,
  explain,
  explainChange,
  explainPage,
  explainText,
} from '../../src/explain/index.js';
import { parseBundle } from '../../src/reading/bundle.js';
import { type Bundle, company, v1 } from '../normalize/bundles.js';
import { readBundles } from '../normalize/goldenBundles.js';

const example = (name: string) => ({ name, bundle: parseBundle(readFileSync(`examples/${name}.json`)) });
const CASES = [...readBundles(), ...['minimal', 'blacklisted', 'xiaomi'].map(example)];
const REDACT = { redact: true } as const;

/** Everything that is shown of a redacted explanation, as one text. */
function shownOf(bundle: unknown, options: ExplainOptions = {}): string {
  const explanation = explain(bundle, { ...options, ...REDACT });
  return [JSON.stringify(explanation), explainPage(explanation), explainText(explanation)].join('\n');
}

/** The values of the personal fields, but for companies that hold shares. */
function personsIn(bundle: unknown): string[] {
  const { fields, holders } = explain(bundle);
  const companies = new Set(
    holders.shareholders.flatMap(({ kind, name, translatedName }) =>
      kind === 'company' ? [name, translatedName] : [],
    ),
  );
  return fields.flatMap(({ personal, value }) =>
    personal && typeof value === 'string' && !companies.has(value) ? value : [],
  );
}

describe.each(CASES)('the redacted explanation of $name', ({ bundle }) => {
  it.each([
    { dataset: 'super', version: 'v2' },
    { dataset: 'super', version: 'v1' },
    { dataset: 'refresh', version: 'v2' },
    { dataset: 'super', version: 'v2', release: '2025-06-23' },
  ] as const)('has no person, e-mail address or phone number anywhere in %j', (options) => {
    const text = shownOf(bundle, options);
    expect(personsIn(bundle).filter((value) => text.includes(value))).toEqual([]);
  });
});

describe('redact', () => {
  it('leaves out a company’s name that has its owner’s in it, in every place', () => {
    const text = shownOf(
      company({ qyName: '义乌市林小满小吃店', operName: '林小满', econKind: '个体工商户' }),
    );
    expect(text).not.toContain('林小满');
    expect(text).not.toMatch(/lin ?xiaoman/i);
  });

  it('leaves out a reason, an authority and a branch that name a person', () => {
    const jyyc = v1({
      jyycFlag: 1,
      jyycList: {
        total: 1,
        items: [{ inDate: '2020-01-01', inReason: '法定代表人林小满失联', department: '林小满所' }],
      },
    });
    const neci = {
      entName: '甲有限公司',
      legelRep: '林小满',
      branches: [{ brName: '甲有限公司林小满分公司' }],
    };
    expect(shownOf({ neci, jyyc })).not.toContain('林小满');
  });

  it('leaves out keys that are persons, in paths, in the raw bodies and among the endpoints', () => {
    const record = {
      qyName: '甲有限公司',
      operName: '林小满',
      林小满: { 赵六: 1, 赵六七: 2, '13800138000': 3 },
    };
    const text = shownOf({ ...company(record), 林小满: v1({ 钱七: { phone: '13900139000' } }) });
    expect(text).not.toMatch(/林小满|赵六|六七|钱七|13[89]00/);
    expect(text).toContain('redacted-1');
  });

  it('finds each of hundreds of persons, whether they are names or keys', () => {
    const name = (index: number) => `王${String.fromCodePoint(0x4e00 + index)}`;
    const count = 300;
    const holders = Array.from({ length: count }, (_, index) => ({
      holderName: name(index),
      holderTypeCode: '0615601',
    }));
    const keys = Object.fromEntries(holders.map(({ holderName }) => [holderName, '1']));
    const shareholderInvest = { code: '2000', success: true, data: holders };
    const text = shownOf(company({ qyName: `甲${name(count - 1)}有限公司`, ...keys }, { shareholderInvest }));
    expect(holders.filter(({ holderName }) => text.includes(holderName))).toEqual([]);
    expect(text).toContain(`redacted-${count}`);
  });

  it('keeps a key of other letters that a value of the dataset was read from', () => {
    const { explain: explainOwn } = createNormalizer({
      endpoints: [
        defineEndpoint({
          name: 'acme',
          carries: 'company',
          map: (raw) => ({ name: clean.text(raw.take('企业名称')) }),
        }),
      ],
    });
    const { fields } = explainOwn({ acme: v1({ 企业名称: '甲有限公司', 备注: '林小满' }) }, REDACT);
    const paths = fields.flatMap(({ inputs }) => inputs.map(({ path }) => path));
    expect(paths).toContain('$.acme.value.企业名称');
  });

  it('keeps the company’s own facts readable, and an absent value absent', () => {
    const { subject, verdicts, holders, fields } = explain(example('xiaomi').bundle, REDACT);
    expect(subject.name).toBe('小米科技有限责任公司');
    expect(verdicts[0]?.answer).toBe('no');
    expect(holders.shareholders.map(({ name }) => name)).toEqual(['[redacted]', '义乌兴宸企业管理有限公司']);
    expect(fields.find(({ output }) => output === '$.content.address')?.value).toContain('北京市');
  });
});

describe('a change without persons', () => {
  const changes = (before: Bundle, after: Bundle) =>
    explainChange(
      { neci: { entName: '甲有限公司', ...before } },
      { neci: { entName: '甲有限公司', ...after } },
      REDACT,
    ).map(changeLine);

  it('still says that the legal representative is another', () => {
    expect(changes({ legelRep: '林小满' }, { legelRep: '陆春生' })).toContain(
      'legalRepresentative: [redacted] -> [redacted]',
    );
  });

  it('keeps holders apart whose names are not shown', () => {
    const holders = (...shares: string[]) => ({
      shareholders: shares.map((subConProp, index) => ({
        inv: ['林小满', '陆春生'][index],
        invType_CN: '自然人股东',
        subConProp,
      })),
    });
    expect(changes(holders('30%', '30%'), holders('30%', '20%'))).toEqual([
      'shareholder [redacted]: 30 -> 20 (crosses 25 %)',
    ]);
  });

  it('names a company that holds shares', () => {
    const holder = (subConProp: string) => ({
      shareholders: [{ inv: '乙有限公司', invType_CN: '企业法人', subConProp }],
    });
    expect(changes(holder('10%'), holder('60%'))).toEqual([
      'shareholder 乙有限公司: 10 -> 60 (crosses 25, 50 %)',
    ]);
  });
});
