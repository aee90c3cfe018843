import { expect, it } from 'vitest';
import { render } from '../../src/datasets/render.js';
import { readCompany } from '../../src/normalize.js';
import { type Bundle, base, company, told, v1, v2, XIAOMI } from './bundles.js';

function risk(fields: Bundle): Bundle {
  return company({}, { isHmd: v1({ qyName: XIAOMI.name, ...fields }) });
}

it('each of 20,000 rows is compared with a company of 20,000 former names', () => {
  const names = Array.from({ length: 20_000 }, (_, index) => `${index}号有限公司`);
  const items = names.map((name) => ({ name, inDate: '2020-01-02' }));
  const other = { name: '别家有限公司', inDate: '2020-01-02' };
  const jyyc = v1({ jyycList: { items: [...items, other] } });
  const { issues } = readCompany({ qycxnew: v1(base({ historyNames: names })), jyyc });
  const others = issues.filter(({ reason }) => reason === 'other_company').map(({ path }) => path);
  expect(others).toEqual(['$.jyyc.value.jyycList.items[20000].name']);
});

it('lists of more rows than a function takes arguments are assessed, in v1 and in v2', () => {
  const items = (list: number) =>
    Array.from({ length: 70_000 }, (_, row) => ({ inDate: '2020-01-02', department: `${list} ${row}` }));
  const read = readCompany(risk({ jyycList: [{ items: items(1) }, { items: items(2) }] }));
  const inV2 = render(read.company, { dataset: 'super', version: 'v2' }).response;
  expect(inV2.content.providerSpecificData.blacklisted).toBe(true);
  const inV1 = render(read.company, { dataset: 'super', version: 'v1' }).response;
  expect(inV1.extradata.abnormalOperations).toBe('140000');
});

it('a list with more than 100,000 rows of the past is unknown: the rest was not read', () => {
  const items = Array.from({ length: 100_001 }, () => ({ in_date: '2020-01-02', is_history: 1 }));
  const { company: read, issues } = readCompany(risk({ yzwfList: { execution: items } }));
  expect(read.seriousViolations.state).toBe('unknown');
  expect(told(issues, 'limit_exceeded')).toEqual(['error $.isHmd.value.yzwfList.execution']);
});

it('20,000 rows of one holder, and of branches of one name, are compared at once', () => {
  const code = (row: number) => String(110108000000000 + row);
  const shareholders = Array.from({ length: 20_000 }, () => ({ inv: '甲有限公司', country_CN: '中国' }));
  const branches = Array.from({ length: 20_000 }, (_, row) => ({ brName: '甲分公司', regNo: code(row) }));
  const data = branches.map(({ brName, regNo }) => ({ branchName: brName, branchRegisterNo: regNo }));
  const neci = { entName: XIAOMI.name, shareholders, branches };
  const { issues } = readCompany({ neci, branchInfo: v2(data.toReversed()) });
  expect(told(issues, 'sources_disagree')).toEqual([]);
  expect(issues.filter((issue) => issue.code === 'duplicate_row')).toMatchObject([{ count: 20_000 }]);
});
