import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { answerOf } from '../../src/mock/answers.js';
import { indexCompanies, loadCompanies, type MockCompany } from '../../src/mock/companies.js';
import { bundleOf, CODE, NAME } from '../client/companies.js';

const folders: string[] = [];

afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'neci-kyc-'));
  folders.push(path);
  return path;
}

/** The company, which must be there. */
function found(company: MockCompany | undefined): MockCompany {
  if (!company) throw new Error('not found');
  return company;
}

describe('loadCompanies', () => {
  it('reads a folder of bundles, and finds a company by name and by code', async () => {
    const path = await folder();
    await writeFile(join(path, 'one.json'), JSON.stringify(bundleOf()));
    await writeFile(join(path, 'notes.txt'), 'not a bundle');
    const companies = await loadCompanies(path);
    expect(companies.size).toBe(1);
    expect(companies.find(NAME)).toBe(companies.find(CODE.toLowerCase()));
    expect([...found(companies.find(NAME)).answers.keys()]).toContain('fzchnew');
    expect(companies.find('没有这家公司')).toBe(undefined);
  });

  it('reads a folder of cases', async () => {
    const path = await folder();
    await mkdir(join(path, 'a-case', 'raw'), { recursive: true });
    await mkdir(join(path, 'not-a-case'));
    await writeFile(join(path, 'a-case', 'raw', 'qycxnew.json'), JSON.stringify(bundleOf().qycxnew));
    const companies = await loadCompanies(path);
    expect(found(companies.find(CODE)).answers.get('qycxnew')?.payload).toMatchObject({ qyName: NAME });
  });

  it('reads the examples of the package and the golden cases', async () => {
    expect((await loadCompanies('examples')).find('91110108551385082Q')).toBeDefined();
    expect((await loadCompanies('test/golden')).size).toBeGreaterThan(20);
  });

  it.each([
    ['torn', '{"qycxnew": {', 'not_json'],
    ['a list', '[]', 'not_a_bundle'],
  ])('names a file that is %s', async (_, text, reason) => {
    const path = await folder();
    await writeFile(join(path, 'fine.json'), JSON.stringify(bundleOf()));
    await writeFile(join(path, 'wrong.json'), text);
    await expect(loadCompanies(path)).rejects.toMatchObject({
      reason,
      message: expect.stringContaining(join(path, 'wrong.json')),
    });
  });

  it('names a torn file of a case', async () => {
    const path = await folder();
    await mkdir(join(path, 'a-case', 'raw'), { recursive: true });
    await writeFile(join(path, 'a-case', 'raw', 'info.json'), '{');
    await expect(loadCompanies(path)).rejects.toThrow(join(path, 'a-case', 'raw', 'info.json'));
  });

  it('puts bundles of one company together; the first to answer wins', () => {
    const { qycxnew, isHmd } = bundleOf();
    const other = { qycxnew: bundleOf(NAME, CODE).qycxnew, info: bundleOf().info, isHmd };
    const companies = indexCompanies([{ qycxnew }, other]);
    expect(companies.size).toBe(1);
    expect([...found(companies.find(NAME)).answers.keys()]).toEqual(['qycxnew', 'info', 'isHmd']);
  });

  it('keeps the code with which an endpoint failed', () => {
    const failed = { reqId: '0', code: '100001', success: false, message: null, data: null };
    const companies = indexCompanies([{ qycxnew: bundleOf().qycxnew, info: failed }]);
    expect(found(companies.find(NAME)).answers.get('info')).toEqual({ code: '100001' });
  });
});

describe('answerOf', () => {
  const { isHmdxx } = bundleOf();
  const company = found(indexCompanies([{ isHmdxx }]).find(NAME));

  it.each([
    ['qycxnew', ['qyName', 'nsrsbh', 'operName', 'status', 'startDate', 'econKind', 'registCapi']],
    ['isHmd', ['qyName', 'jyycFlag', 'yzwfFlag', 'zdsswfFlag', 'jyycList', 'isHmd']],
    ['jyyc', ['qyName', 'jyycFlag', 'jyycList']],
    ['zdsswf', ['qyName', 'zdsswfFlag']],
    ['qycx', ['qyName', 'nsrsbh', 'operName', 'startDate']],
  ] as const)('takes %s out of isHmdxx where the bundle lacks it', (endpoint, keys) => {
    expect(Object.keys(answerOf(company, endpoint, { qyName: NAME })?.payload ?? {})).toEqual(keys);
  });

  it('answers qyfkmx with the lists that were asked for', () => {
    const request = { qyName: NAME, interfaceList: 'yzwf,zdsswf' };
    const payload = answerOf(company, 'qyfkmx', request)?.payload;
    expect(payload).toEqual({ qyName: NAME, yzwfFlag: 0, zdsswfFlag: 0 });
  });

  it('knows nothing of what no endpoint holds', () => {
    expect(answerOf(company, 'annualRpt', {})).toBe(undefined);
  });
});
