import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Io } from '../../src/cli/command.js';
import { fileStem } from '../../src/cli/run/files.js';
import { openStore } from '../../src/cli/run/store.js';
import { command as runCommand } from '../../src/cli/run.js';
import { md5Hex } from '../../src/client/signature.js';
import { NEWEST } from '../../src/datasets/releases/index.js';
import { indexCompanies } from '../../src/mock/companies.js';
import { MOCK_CREDENTIALS, type Mock, type MockCall } from '../../src/mock/server.js';
import { normalize } from '../../src/normalize.js';
import { parseBundle } from '../../src/reading/bundle.js';
import { DATASET_ENDPOINTS } from '../../src/upstream/registry.js';
import {
  bundleOf,
  CODE,
  countsOf,
  manyCompanies,
  mockUpstream,
  NAME,
  NOW,
  PERSON,
  PHONE,
} from '../client/companies.js';
import { waitFor } from '../waitFor.js';
import { datasetsIn, envOf, filesIn, newFolder, reportIn, runIn } from './callingWorld.js';
import type { World } from './runCommand.js';

const command = (io: Io) => runCommand(io, { sleep: async () => {} });

const SUPER = ['--dataset', 'super', '--version', 'v2'];
const OTHER_CODE = '91440101MA5AT8X21B';
const REFRESH = ['--dataset', 'refresh', '--version', 'v1'];

/** What a call asked for, and of whom. */
const keyOf = ({ endpoint, company }: MockCall) => `${endpoint} ${company}`;

const PAID = new Set(['2000', 'NO_RESULT', '100001', 'QY_NORESULT']);

/** As if the run in the folder had been killed a minute ago. */
function letAge(out: string): void {
  const then = Date.now() / 1000 - 60;
  utimesSync(join(out, '.raw', '.run.neci-kyc-part'), then, then);
}

/** Calls whose answer arrived whole: a payload, or that there is none. They cost money. */
function paidIn(calls: readonly MockCall[]): string[] {
  const isPaid = ({ endpoint, mode, code }: MockCall) =>
    endpoint !== 'login' && PAID.has(code ?? '') && (mode === undefined || mode === 'no_result');
  return calls.filter(isPaid).map(keyOf);
}

const CALLS = DATASET_ENDPOINTS.super.length;

describe('neci-kyc run', () => {
  it('fetches, normalizes and writes one file per company', async () => {
    const companies = manyCompanies(3);
    const mock = await mockUpstream({}, companies);
    const out = await newFolder();
    const names = companies.map(({ name }) => name);
    const { exitCode, stdout, stderr } = await runIn(command, ['run', ...names, ...SUPER, '--out', out], {
      env: envOf(mock),
    });
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
    expect(stderr).toContain(`3 written; ${3 * CALLS} calls; see ${join(out, 'report.ndjson')}\n`);
    const report = reportIn(out);
    expect(report.map(({ company, outcome }) => [company, outcome]).sort()).toEqual(
      names.map((name) => [name, 'written']).sort(),
    );
    for (const { company, file } of report) {
      const { content } = JSON.parse(readFileSync(join(out, file ?? ''), 'utf8'));
      expect(content.name).toBe(company);
      expect(content.providerSpecificData.abnormalTaxpayer).toBe('NORMAL');
    }
    expect(datasetsIn(out)).toEqual(report.map(({ file }) => file).sort());
    expect(countsOf(mock)).toMatchObject({ login: 1, qycxnew: 3, isHmd: 3, annualRpt: 3, fzchnew: 3 });
  });

  it('reads companies from a file or stdin, each once: BOM, CRLF and blank lines do no harm', async () => {
    const mock = await mockUpstream();
    const folder = await newFolder();
    const list = join(folder, 'list.txt');
    writeFileSync(list, `\ufeff${NAME}\r\n\r\n  ${NAME} \n${CODE.toLowerCase()}`);
    const out = join(folder, 'out');
    const { exitCode } = await runIn(
      command,
      ['run', '--from', list, CODE, ...REFRESH, '--out', out, '--concurrency', '1'],
      { env: envOf(mock) },
    );
    expect(exitCode).toBe(0);
    expect(reportIn(out).map(({ company }) => company)).toEqual([CODE, NAME]);
    expect(countsOf(mock)).toEqual({ login: 1, qycxnew: 1, isHmd: 1 });
    const again = await runIn(command, ['run', '--from', '-', ...REFRESH, '--out', out], {
      env: envOf(mock),
      stdin: `${NAME}\n`,
    });
    expect(again.stderr).toContain('0 written, 1 kept');
  });

  it('leaves what is done alone: nothing is fetched, paid or written again', async () => {
    const mock = await mockUpstream();
    const out = await newFolder();
    const args = ['run', NAME, ...SUPER, '--out', out];
    await runIn(command, args, { env: envOf(mock) });
    const [file = ''] = datasetsIn(out);
    const before = { text: readFileSync(join(out, file), 'utf8'), time: statSync(join(out, file)).mtimeMs };
    const calls = mock.calls.length;
    const { exitCode, stderr } = await runIn(command, args, { env: envOf(mock) });
    expect(exitCode).toBe(0);
    expect(stderr).toContain('0 written, 1 kept');
    expect(mock.calls).toHaveLength(calls);
    expect({ text: readFileSync(join(out, file), 'utf8'), time: statSync(join(out, file)).mtimeMs }).toEqual(
      before,
    );
  });

  it('makes another rendition, or a file that was removed, from what was paid for already', async () => {
    const mock = await mockUpstream();
    const out = await newFolder();
    await runIn(command, ['run', NAME, ...SUPER, '--out', out], { env: envOf(mock) });
    const counts = countsOf(mock);
    await runIn(command, ['run', NAME, ...REFRESH, '--out', out, '--pretty'], { env: envOf(mock) });
    const [file = ''] = datasetsIn(out);
    expect(readFileSync(join(out, file), 'utf8')).toMatch(/^\{\n {2}"/);
    rmSync(join(out, file));
    await runIn(command, ['run', NAME, ...REFRESH, '--out', out], { env: envOf(mock) });
    expect(datasetsIn(out)[0]).toBe(file);
    expect(countsOf(mock)).toEqual(counts);
  });

  it('lets every dataset, version and release stay beside the others, each under its name and each finished', async () => {
    const mock = await mockUpstream();
    const out = await newFolder();
    const renditions = [
      SUPER,
      REFRESH,
      ['--dataset', 'refresh', '--version', 'v2'],
      ['--dataset', 'refresh', '--version', 'v2', '--release', '2025-06-23'],
    ];
    for (const options of renditions)
      await runIn(command, ['run', CODE, ...options, '--out', out], { env: envOf(mock) });
    expect(datasetsIn(out)).toEqual([
      `${CODE}.refresh-v1-${NEWEST}.json`,
      `${CODE}.refresh-v2-2025-06-23.json`,
      `${CODE}.refresh-v2-${NEWEST}.json`,
      `${CODE}.super-v2-${NEWEST}.json`,
    ]);
    for (const options of renditions) {
      const again = await runIn(command, ['run', CODE, ...options, '--out', out], { env: envOf(mock) });
      expect(again.stderr).toContain('0 written, 1 kept');
    }
    expect(countsOf(mock)).toMatchObject({ qycxnew: 1, isHmd: 1 });
  });

  it('makes a finished file again, without a call, when it is to be indented', async () => {
    const mock = await mockUpstream();
    const out = await newFolder();
    const args = ['run', CODE, ...REFRESH, '--out', out];
    const text = () => readFileSync(join(out, datasetsIn(out)[0] ?? ''), 'utf8');
    for (const [more, form, said] of [
      [[], /^\{"/, '1 written'],
      [['--pretty'], /^\{\n {2}"/, '1 written'],
      [['--pretty'], /^\{\n {2}"/, '0 written, 1 kept'],
      [[], /^\{"/, '1 written'],
    ] as const) {
      const ran = await runIn(command, [...args, ...more], { env: envOf(mock) });
      expect(ran.stderr).toContain(said);
      expect(text()).toMatch(form);
    }
    expect(countsOf(mock)).toMatchObject({ qycxnew: 1, isHmd: 1 });
    expect(datasetsIn(out)).toHaveLength(1);
  });

  it('pays once for a company that is given by name and by code, but for the base record when both go out at once', async () => {
    const mock = await mockUpstream();
    const out = await newFolder();
    const { exitCode } = await runIn(command, ['run', NAME, CODE, ...SUPER, '--out', out], {
      env: envOf(mock),
    });
    expect(exitCode).toBe(0);
    expect(datasetsIn(out)).toHaveLength(2);
    const { login: _, qycxnew, ...others } = countsOf(mock);
    expect(qycxnew).toBeLessThanOrEqual(2);
    expect(new Set(Object.values(others))).toEqual(new Set([1]));
    expect(Object.keys(others)).toHaveLength(CALLS - 1);
  });

  it.each([
    [NAME, CODE],
    [CODE, NAME],
  ])(
    'pays nothing for a company that an earlier run paid for under its other name (%s, then %s)',
    async (first, second) => {
      const mock = await mockUpstream();
      const out = await newFolder();
      await runIn(command, ['run', first, ...SUPER, '--out', out], { env: envOf(mock) });
      const calls = mock.calls.length;
      const world = { env: envOf(mock) };
      const args = ['run', second, ...SUPER, '--out', out];
      expect((await runIn(command, [...args, '--dry-run'], world)).stderr).toContain(
        '0 calls for 1 companies',
      );
      expect(await runIn(command, args, world)).toMatchObject({ exitCode: 0 });
      expect(mock.calls).toHaveLength(calls);
      const contents = datasetsIn(out).map(
        (file) => JSON.parse(readFileSync(join(out, file), 'utf8')).content,
      );
      expect(contents).toHaveLength(2);
      expect(contents[0]).toEqual(contents[1]);
    },
  );

  it.each([
    ['by code', [OTHER_CODE, ...SUPER], 'qycxnew'],
    ['by name', ['苏州木槿示例贸易有限公司', ...REFRESH], 'qycxnew'],
    ['by a fuzzy search', ['云杉示例', ...REFRESH, '--endpoints', 'qycx'], 'qycx'],
  ])(
    'writes nothing of another company than the one asked for %s, says so, and asks no more',
    async (_, whom, endpoint) => {
      const companies = indexCompanies([bundleOf()]);
      const mock = await mockUpstream({ companies: { size: 1, find: () => companies.find(NAME) } });
      const out = await newFolder();
      const args = ['run', ...whom, '--out', out];
      for (const _time of [1, 2]) {
        const { exitCode, stderr } = await runIn(command, args, { env: envOf(mock) });
        expect(exitCode).toBe(1);
        expect(stderr).toMatch(
          new RegExp(`${whom[0]}: failed, OtherCompanyError ${endpoint}: the answer is about another`),
        );
        expect(reportIn(out)).toMatchObject([
          { company: whom[0], outcome: 'failed', error: { name: 'OtherCompanyError', endpoint } },
        ]);
        for (const said of [NAME, CODE]) {
          expect(stderr).not.toContain(said);
          expect(JSON.stringify(reportIn(out))).not.toContain(said);
        }
      }
      expect(datasetsIn(out)).toEqual([]);
      expect(countsOf(mock)).toEqual({ login: 1, [endpoint]: 1 });
    },
  );

  it('keeps each bundle as one that gives the very response again, ignored by git', async () => {
    const mock = await mockUpstream();
    mock.fail({ mode: '500', endpoint: 'annualRpt' });
    const out = await newFolder();
    await runIn(command, ['run', CODE, ...SUPER, '--out', out], { env: envOf(mock) });
    const bundle = readFileSync(join(out, '.raw', 'bundles', 'super', `${CODE}.json`));
    const { response } = normalize(parseBundle(bundle), {
      dataset: 'super',
      version: 'v2',
      now: () => NOW,
      newId: () => '1'.padStart(32, '0'),
    });
    const [file = ''] = datasetsIn(out);
    expect(JSON.parse(readFileSync(join(out, file), 'utf8'))).toEqual(response);
    expect(JSON.parse(bundle.toString()).annualRpt).toMatchObject({ success: false, code: 'HTTP_ERROR' });
    expect(readFileSync(join(out, '.raw', '.gitignore'), 'utf8')).toBe('*\n');
  });

  it('counts the calls of each company and what they cost at most, by a table of prices', async () => {
    const mock = await mockUpstream();
    mock.fail({ mode: '500', endpoint: 'isHmd', times: 1 });
    const out = await newFolder();
    const costs = join(out, 'costs.json');
    writeFileSync(costs, '{ "qycxnew": "0.30", "isHmd": "0.25" }');
    const args = ['run', CODE, ...REFRESH, '--out', out, '--costs', costs];
    const planned = await runIn(command, [...args, '--dry-run'], { env: envOf(mock) });
    expect(planned.stderr).toBe('2 calls for 1 companies, cost 0.55 without repeats; none was made\n');
    const { stderr } = await runIn(command, args, { env: envOf(mock) });
    expect(stderr).toContain('1 written; 3 calls, 1 of them perhaps charged, cost 0.8 at most; see ');
    expect(reportIn(out)).toMatchObject([
      { company: CODE, outcome: 'written', calls: 3, charged: 2, perhapsCharged: 1, cost: '0.8' },
    ]);
    const again = await runIn(command, args, { env: envOf(mock) });
    expect(again.stderr).toContain('0 written, 1 kept; 0 calls, cost 0 at most; see ');
    expect(reportIn(out)).toMatchObject([{ outcome: 'kept', calls: 0, charged: 0, cost: '0' }]);
  });

  it.each([
    ['{ "qycxnew": "0.30" }', /lacks the price of isHmd/],
    ['{ "qycxnew": 0.3, "isHmd": "1" }', /costs\.qycxnew must be a decimal in a string, such as "0\.30"/],
    ['{ "qycxnew": "1", "qycxne\\u0077": "2" }', /has the price of an endpoint twice/],
    ['{ "qycxnwe": "1" }', /costs has a key that is not an endpoint; endpoints are qycxnew/],
    ['["1"]', /is not a JSON object of prices/],
    ['0.30', /is not a JSON object of prices/],
    ['{', /is not a JSON object of prices/],
  ])('refuses the prices %s before any call', async (text, message) => {
    const mock = await mockUpstream();
    const costs = join(await newFolder(), 'costs.json');
    writeFileSync(costs, text);
    const args = ['run', CODE, ...REFRESH, '--out', await newFolder(), '--costs', costs];
    const { exitCode, stderr } = await runIn(command, args, { env: envOf(mock) });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(message);
    expect(mock.calls).toHaveLength(0);
  });

  it.each([
    ['# our customers', /stdin, line 2: a comment can’t be read; one name or code per line/],
    [`"${NAME}"`, /line 2: the quotes must go/],
    [`“${NAME}”`, /line 2: the quotes must go/],
    [`${NAME},${CODE}`, /line 2: a row of a table can’t be read/],
    [`${NAME}\t杭州`, /line 2: a row of a table can’t be read/],
    [`1;${CODE};x`, /line 2: a row of a table can’t be read/],
  ])('refuses the line %j of a list, which would be a paid call', async (line, message) => {
    const mock = await mockUpstream();
    const args = ['run', '--from', '-', ...REFRESH, '--out', await newFolder()];
    const { exitCode, stderr } = await runIn(command, args, {
      env: envOf(mock),
      stdin: `${CODE}\n${line}\n`,
    });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(message);
    expect(mock.calls).toHaveLength(0);
  });

  it('takes a name with a comma, and one with quotes inside', async () => {
    const mock = await mockUpstream();
    const stdin = 'Example (China) Co., Ltd.\n"云杉"示例公司\n';
    const args = ['run', '--from', '-', ...REFRESH, '--out', await newFolder(), '--dry-run'];
    const { exitCode, stdout } = await runIn(command, args, { env: envOf(mock), stdin });
    expect(exitCode).toBe(0);
    expect(stdout).toContain('{"qyName":"Example (China) Co., Ltd."}');
  });

  it('names a company that failed with its reason, in the report and on stderr, and writes the others', async () => {
    const mock = await mockUpstream();
    const out = await newFolder();
    const { exitCode, stderr } = await runIn(command, ['run', '没有这家公司', NAME, ...SUPER, '--out', out], {
      env: envOf(mock),
    });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('没有这家公司: failed, NoResult qycxnew: no such company [QY_NORESULT]');
    expect(stderr).toContain(`neci-kyc: 1 written, 1 failed; ${CALLS + 1} calls; see `);
    expect(reportIn(out)).toContainEqual(
      expect.objectContaining({
        company: '没有这家公司',
        outcome: 'failed',
        error: expect.objectContaining({
          name: 'NoResult',
          endpoint: 'qycxnew',
          code: 'QY_NORESULT',
          attempts: 1,
        }),
      }),
    );
    expect(datasetsIn(out)).toHaveLength(1);
  });

  it('names a company whose record holds no company', async () => {
    const mock = await mockUpstream({
      companies: {
        size: 1,
        find: () => ({
          answers: new Map([['qycxnew', { payload: { status: '存续' }, timestamp: undefined }]]),
        }),
      },
    });
    const out = await newFolder();
    const { exitCode, stderr } = await runIn(command, ['run', NAME, ...REFRESH, '--out', out], {
      env: envOf(mock),
    });
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`${NAME}: failed, RawPayloadError`);
    expect(datasetsIn(out)).toEqual([]);
  });

  it('writes a company whose other endpoint failed for now, names it, and asks that endpoint alone next time', async () => {
    const mock = await mockUpstream();
    mock.fail({ mode: '500', endpoint: 'annualRpt' });
    const out = await newFolder();
    const args = ['run', NAME, ...SUPER, '--out', out];
    const first = await runIn(command, args, { env: envOf(mock) });
    expect(first.exitCode).toBe(1);
    expect(first.stderr).toContain(`${NAME}: incomplete, HttpError annualRpt: HTTP 500`);
    expect(reportIn(out)).toMatchObject([
      { outcome: 'incomplete', failures: [{ name: 'HttpError', endpoint: 'annualRpt' }] },
    ]);
    expect(datasetsIn(out)).toHaveLength(1);
    mock.recover();
    const before = mock.calls.length;
    const second = await runIn(command, args, { env: envOf(mock) });
    expect(second.exitCode).toBe(0);
    expect(mock.calls.slice(before).map(({ endpoint }) => endpoint)).toEqual(['login', 'annualRpt']);
    expect(
      JSON.parse(readFileSync(join(out, datasetsIn(out)[0] ?? ''), 'utf8')).content.additionalData
        .numberOfEmployees,
    ).toBe('31');
  });

  it('counts a company as done whose other endpoint found nothing', async () => {
    const mock = await mockUpstream();
    mock.fail({ mode: 'no_result', endpoint: 'annualRpt' });
    const out = await newFolder();
    const args = ['run', NAME, ...SUPER, '--out', out];
    expect((await runIn(command, args, { env: envOf(mock) })).exitCode).toBe(0);
    expect(reportIn(out)).toMatchObject([
      { outcome: 'written', failures: [{ name: 'NoResult', endpoint: 'annualRpt' }] },
    ]);
    const before = mock.calls.length;
    expect((await runIn(command, args, { env: envOf(mock) })).exitCode).toBe(0);
    expect(mock.calls).toHaveLength(before);
  });

  it.each(['403001', 'error_msg', 'PARAMETER_ERROR', 'torn', '400430'])(
    'counts a company as incomplete whose other endpoint failed (%s), names it in one line, and asks again',
    async (mode) => {
      const mock = await mockUpstream();
      mock.fail({ mode, endpoint: 'shareholderInvest' });
      mock.fail({ mode: 'no_result', endpoint: 'annualRpt' });
      const out = await newFolder();
      const args = ['run', NAME, ...SUPER, '--out', out, '--quiet'];
      for (const _time of [1, 2]) {
        const before = mock.calls.length;
        const { exitCode, stderr } = await runIn(command, args, { env: envOf(mock) });
        expect(exitCode).toBe(1);
        expect(stderr.split('\n')).toEqual([
          expect.stringMatching(new RegExp(`^${NAME}: incomplete, \\w+ shareholderInvest: `)),
          expect.stringMatching(/^neci-kyc: 0 written, 1 incomplete; \d+ calls?.*; see .*report\.ndjson$/),
          '',
        ]);
        expect(reportIn(out)).toMatchObject([{ outcome: 'incomplete' }]);
        expect(mock.calls.slice(before).map(({ endpoint }) => endpoint)).toContain('shareholderInvest');
      }
      mock.recover();
      const before = mock.calls.length;
      expect((await runIn(command, args, { env: envOf(mock) })).exitCode).toBe(0);
      expect(mock.calls.slice(before).map(({ endpoint }) => endpoint)).toEqual([
        'login',
        'shareholderInvest',
      ]);
      const [file = ''] = datasetsIn(out);
      const { associatedEntities } = JSON.parse(readFileSync(join(out, file), 'utf8')).content;
      expect(associatedEntities.shareholders).toHaveLength(1);
    },
  );

  it('names a company whose code is not known as incomplete when its tax status can’t be asked', async () => {
    const answers = new Map([['qycxnew' as const, { payload: { qyName: NAME }, timestamp: undefined }]]);
    const mock = await mockUpstream({ companies: { size: 1, find: () => ({ answers }) } });
    const args = ['run', NAME, ...SUPER, '--endpoints', 'qycxnew,fzchnew', '--out', await newFolder()];
    const { exitCode, stderr } = await runIn(command, args, { env: envOf(mock) });
    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      `${NAME}: incomplete, ParameterError fzchnew: not called, because the company’s code`,
    );
  });

  it('ends when the server asks for a longer wait than ours, and says how long', async () => {
    const companies = manyCompanies(6);
    const mock = await mockUpstream({}, companies);
    const limited = (io: Io) =>
      runCommand(io, {
        fetch: async (url, init) =>
          url.endsWith('/login')
            ? fetch(url, init)
            : new Response('', { status: 429, headers: { 'retry-after': '3600' } }),
      });
    const out = await newFolder();
    const args = ['run', '--from', '-', ...REFRESH, '--out', out, '--concurrency', '1'];
    const stdin = companies.map(({ name }) => name).join('\n');
    const { exitCode, stderr } = await runIn(limited, args, { env: envOf(mock), stdin });
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/the run was ended: .*too many calls.*the server asks to wait 3600 s/);
    expect(reportIn(out).map(({ outcome }) => outcome)).toEqual(['failed', ...Array(5).fill('not_asked')]);
  });

  it.each([
    ['quota', 'QuotaError', 'the quota is used up'],
    ['505069', 'QuotaError', 'the subscription has expired'],
    ['401103', 'AuthError', 'this IP address is not allowed'],
  ])('stops at %s, names every company that is left, and goes on later', async (mode, name, words) => {
    const companies = manyCompanies(12);
    const mock = await mockUpstream({}, companies);
    const out = await newFolder();
    const list = join(out, 'list.txt');
    writeFileSync(list, companies.map((company) => company.name).join('\n'));
    const args = ['run', '--from', list, ...REFRESH, '--out', out, '--concurrency', '2'];
    mock.fail({ mode, company: companies[3]?.name });
    mock.fail({ mode, company: companies[4]?.name });
    const { exitCode, stderr } = await runIn(command, args, { env: envOf(mock) });
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(new RegExp(`neci-kyc: the run was ended: .*${words}`));
    const report = reportIn(out);
    expect(report.map(({ company }) => company).sort()).toEqual(
      companies.map((company) => company.name).sort(),
    );
    const left = report.filter(({ outcome }) => outcome === 'not_asked');
    expect(left.length).toBeGreaterThanOrEqual(6);
    expect(left.every(({ error }) => error?.name === name)).toBe(true);
    const written = report.filter(({ outcome }) => outcome === 'written');
    expect(written.length).toBeGreaterThanOrEqual(2);
    const incomplete = report.filter(({ outcome }) => outcome === 'incomplete');
    expect(datasetsIn(out).length).toBe(written.length + incomplete.length);
    expect(stderr).toContain(`${left.length} not asked`);
    mock.recover();
    expect((await runIn(command, args, { env: envOf(mock) })).exitCode).toBe(0);
    expect(datasetsIn(out)).toHaveLength(12);
    const paid = paidIn(mock.calls);
    expect(new Set(paid).size).toBe(paid.length);
  });

  it('stops with one login when the credentials are wrong', async () => {
    const companies = manyCompanies(20);
    const mock = await mockUpstream({}, companies);
    const out = await newFolder();
    const names = companies.map(({ name }) => name);
    const env = { ...envOf(mock), NECI_KYC_APP_SECRET: 'not-the-secret' };
    const { exitCode, stderr } = await runIn(command, ['run', ...names, ...SUPER, '--out', out], { env });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('the run was ended: login: the platform refused the login');
    expect(countsOf(mock)).toEqual({ login: 1 });
    expect(reportIn(out)).toHaveLength(20);
  });

  it('lists with --dry-run the calls that are still to be made, and makes none', async () => {
    const companies = manyCompanies(2);
    const mock = await mockUpstream({}, companies);
    const out = await newFolder();
    const [first, second] = companies;
    mock.fail({ mode: '500', endpoint: 'isHmd', company: second?.name });
    const names = companies.map(({ name }) => name);
    const args = ['run', ...names, ...REFRESH, '--out', out];
    const fresh = await runIn(command, [...args, '--dry-run'], { env: { NECI_KYC_BASE_URL: mock.url } });
    expect(fresh.stdout.split('\n').filter((line) => line !== '')).toHaveLength(4);
    expect(fresh.stderr).toBe('4 calls for 2 companies; none was made\n');
    expect([mock.calls.length, filesIn(out)]).toEqual([0, []]);
    await runIn(command, args, { env: envOf(mock) });
    const rest = await runIn(command, [...args, '--dry-run'], { env: { NECI_KYC_BASE_URL: mock.url } });
    expect(rest.stdout).toBe(`POST ${mock.url}/v2/risk/hmd/standard {"qyName":"${second?.name}"}\n`);
    expect(rest.stdout).not.toContain(first?.name);
  });

  it('keeps files in the folder and apart, whatever the companies are called', async () => {
    const hostile = [
      '../../escape',
      '..',
      '/etc/passwd',
      'a/b',
      'a\\b',
      'CON',
      '.hidden',
      'Ａ公司',
      'A公司',
      'a公司',
      '名'.repeat(300),
    ];
    const mock = await mockUpstream({
      companies: {
        size: 1,
        find: (name) => ({
          answers: new Map([['qycxnew', { payload: { qyName: name }, timestamp: undefined }]]),
        }),
      },
    });
    const folder = await newFolder();
    const out = join(folder, 'deep', 'out');
    const args = ['run', '--from', '-', ...REFRESH, '--endpoints', 'qycxnew', '--out', out];
    const { exitCode } = await runIn(command, args, { env: envOf(mock), stdin: hostile.join('\n') });
    expect(exitCode).toBe(0);
    const files = datasetsIn(out);
    expect(files).toHaveLength(hostile.length);
    expect(new Set(files.map((file) => file.toLowerCase())).size).toBe(hostile.length);
    expect(
      files.every(
        (file) =>
          /^[\p{L}\p{N}_-]+\.refresh-v1-[\d-]{10}\.json$/u.test(file) && Buffer.byteLength(file) < 200,
      ),
    ).toBe(true);
    expect(filesIn(folder).every((path) => path.startsWith('deep/out/'))).toBe(true);
  });

  it('prints no control character of a name', async () => {
    const mock = await mockUpstream();
    const out = await newFolder();
    const { stderr } = await runIn(command, ['run', 'evil\u001b[2Jname', ...REFRESH, '--out', out], {
      env: envOf(mock),
    });
    expect(stderr).toContain('evil\\u001b[2Jname: failed');
    expect(stderr).not.toContain('\u001b');
  });

  it('shows a bar on a terminal, the summary alone elsewhere, nothing with --quiet', async () => {
    const mock = await mockUpstream();
    const run = async (world: World, more: readonly string[] = []) =>
      (
        await runIn(command, ['run', NAME, ...REFRESH, '--out', await newFolder(), ...more], {
          env: envOf(mock),
          ...world,
        })
      ).stderr;
    expect(await run({ terminal: 'stderr' })).toContain('█ 100% 1/1 companies');
    const plain = await run({});
    expect(plain).toMatch(/^1 written; 2 calls; see .*\n$/);
    expect(plain).not.toContain('\u001b');
    expect(await run({}, ['--quiet'])).toBe('');
  });

  it('names with --quiet what went wrong, and nothing else', async () => {
    const mock = await mockUpstream();
    const args = ['run', NAME, '没有这家公司', ...REFRESH, '--out', await newFolder(), '--quiet'];
    const { stderr } = await runIn(command, args, { env: envOf(mock) });
    expect(stderr).toMatch(
      /^没有这家公司: failed, NoResult .*\nneci-kyc: 1 written, 1 failed; 3 calls; see .*\n$/,
    );
  });

  it.each([
    [['run', ...SUPER, '--out', 'x'], /name a company/],
    [['run', NAME, ...SUPER], /name the folder of the files: --out FOLDER/],
    [['run', NAME, ...SUPER, '--out', ''], /name the folder of the files: --out FOLDER/],
    [['run', NAME, '--version', 'v2', '--out', 'x'], /required option '--dataset/],
    [['run', NAME, '--dataset', 'super', '--out', 'x'], /required option '--version/],
    [['run', '长'.repeat(401), ...SUPER, '--out', 'x'], /longer than any name/],
  ])('refuses %j as a usage error', async (args, message) => {
    const { exitCode, stderr } = await runIn(command, args);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(message);
  });

  it('refuses a list that is not UTF-8, and a folder that is a file', async () => {
    const mock = await mockUpstream();
    const folder = await newFolder();
    const list = join(folder, 'list.txt');
    writeFileSync(list, Buffer.from([0xc6, 0xf3, 0xd2, 0xb5]));
    expect((await runIn(command, ['run', '--from', list, ...SUPER, '--out', folder])).stderr).toContain(
      'save it as UTF-8',
    );
    const ran = await runIn(command, ['run', NAME, ...SUPER, '--out', list], { env: envOf(mock) });
    expect(ran).toMatchObject({
      exitCode: 3,
      stderr: expect.stringContaining(`can't make the folder ${list}`),
    });
    expect(mock.calls).toHaveLength(0);
  });

  it('refuses a folder in which another run is at work, and takes over from one that was killed', async () => {
    const mock = await mockUpstream();
    const out = await newFolder();
    const store = await openStore(out);
    const args = ['run', NAME, ...REFRESH, '--out', out];
    const refused = await runIn(command, args, { env: envOf(mock) });
    expect(refused).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(/^neci-kyc: another run is writing .* changed 0 seconds ago/),
    });
    letAge(out);
    expect((await runIn(command, args, { env: envOf(mock) })).exitCode).toBe(0);
    await store.close();
    expect(filesIn(out).filter((path) => path.endsWith('-part'))).toEqual([]);
  });

  it('stops before it pays when an answer can’t be kept', async () => {
    const mock = await mockUpstream();
    const out = await newFolder();
    await runIn(command, ['run', NAME, ...REFRESH, '--out', out], { env: envOf(mock) });
    const kept = join(out, '.raw', fileStem(NAME), 'qycxnew.json');
    writeFileSync(kept, '{"torn');
    rmSync(join(out, '.raw', fileStem(NAME), `done-refresh-v1-${NEWEST}.json`));
    const ran = await runIn(command, ['run', NAME, ...REFRESH, '--out', out], { env: envOf(mock) });
    expect(ran).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining(`${kept} is not a JSON object`),
    });
  });
});

describe('companies of which a tenth of the calls fail at random', () => {
  it.each([
    [1, 12, SUPER],
    [2, 24, REFRESH],
  ])(
    'are each written or named, no call is repeated beyond the rule, none paid twice (seed %d, %d of them, %j)',
    async (seed, count, dataset) => {
      const companies = manyCompanies(count);
      const mock = await mockUpstream({ failRate: 0.1, seed }, companies);
      // Which calls fail depends on the order in which they arrive; this company fails in any order.
      mock.fail({ mode: 'torn', endpoint: 'qycxnew', company: companies[0]?.name });
      const out = await newFolder();
      const args = ['run', '--from', '-', ...dataset, '--out', out, '--quiet', '--concurrency', '8'];
      const world = { env: envOf(mock), stdin: companies.map(({ name }) => name).join('\n') };
      const first = await runIn(command, args, world);
      expect(first.exitCode).toBe(1);
      const report = reportIn(out);
      expect(report.map(({ company }) => company).sort()).toEqual(companies.map(({ name }) => name).sort());
      const files = new Set(datasetsIn(out));
      for (const { outcome, file, error, failures } of report) {
        expect(files.has(file ?? '')).toBe(outcome !== 'failed');
        if (outcome === 'failed') expect(error).toMatchObject({ endpoint: 'qycxnew' });
        if (outcome === 'incomplete') expect(failures).not.toHaveLength(0);
      }
      expect(report.filter(({ outcome }) => outcome === 'failed').length).toBeGreaterThan(0);
      expect(report.filter(({ outcome }) => outcome === 'written').length).toBeGreaterThan(0);

      const calls = new Map<string, number>();
      for (const call of mock.calls)
        if (call.endpoint !== 'login') calls.set(keyOf(call), (calls.get(keyOf(call)) ?? 0) + 1);
      // Three repeats where waiting helps, one more after a login.
      expect(Math.max(...calls.values())).toBeLessThanOrEqual(5);
      const once = paidIn(mock.calls);
      expect(new Set(once).size).toBe(once.length);

      mock.recover();
      const calm = await mockUpstream({}, companies);
      const second = await runIn(command, args, { ...world, env: envOf(calm) });
      const paid = paidIn([...mock.calls, ...calm.calls]);
      expect(new Set(paid).size).toBe(paid.length);
      const failed = reportIn(out).filter(({ outcome }) => outcome === 'failed');
      // Only those for which the platform has no result.
      expect(failed.every(({ error }) => error?.name === 'NoResult')).toBe(true);
      expect(datasetsIn(out)).toHaveLength(count - failed.length);
      expect(second.exitCode).toBe(failed.length > 0 ? 1 : 0);
    },
  );
});

describe('the secret', () => {
  it('appears in nothing that a run writes, nor does a person in anything but raw answers and datasets', async () => {
    const companies = manyCompanies(8);
    const mock = await mockUpstream({ failRate: 0.3, seed: 5 }, companies);
    const out = await newFolder();
    const args = ['run', '--from', '-', ...SUPER, '--out', out];
    const ran = await runIn(command, args, {
      env: envOf(mock),
      stdin: companies.map(({ name }) => name).join('\n'),
    });
    const { appSecret } = MOCK_CREDENTIALS;
    const written = filesIn(out).map((path) => ({ path, text: readFileSync(join(out, path), 'utf8') }));
    const told = [
      { path: 'stdout', text: ran.stdout },
      { path: 'stderr', text: ran.stderr },
    ];
    for (const { path, text } of [...written, ...told]) {
      expect(text, path).not.toContain(appSecret);
      expect(text, path).not.toContain(md5Hex(appSecret));
      expect(text, path).not.toContain('access_token');
      expect(text, path).not.toContain('API-SV1');
    }
    for (const { path, text } of [...told, ...written.filter(({ path }) => path === 'report.ndjson')]) {
      expect(text, path).not.toContain(PERSON);
      expect(text, path).not.toContain(PHONE);
    }
    const raw = filesIn(out).filter((path) => path.startsWith('.raw'));
    expect(raw.length).toBeGreaterThan(30);
    expect(raw.every((path) => (statSync(join(out, path)).mode & 0o077) === 0)).toBe(true);
    expect(statSync(join(out, '.raw')).mode & 0o077).toBe(0);
  });
});

describe('stopping a run', () => {
  it('ends with 130, leaves no half file, and the next run pays for nothing twice', async () => {
    const companies = manyCompanies(12);
    const mock = await mockUpstream({}, companies);
    const out = await newFolder();
    mock.fail({ mode: 'slow', endpoint: 'isHmd', company: companies[5]?.name });
    const stop = new AbortController();
    const args = ['run', '--from', '-', ...REFRESH, '--out', out, '--concurrency', '1'];
    const world = { env: envOf(mock), stdin: companies.map(({ name }) => name).join('\n') };
    const ran = runIn(command, args, { ...world, signal: stop.signal });
    await waitFor(() => expect(mock.calls.some(({ mode }) => mode === 'slow')).toBe(true));
    stop.abort('SIGINT');
    const { exitCode, stderr } = await ran;
    expect(exitCode).toBe(130);
    expect(stderr).toContain(
      `neci-kyc: stopped; 5 written, 7 not asked; 12 calls, 1 of them perhaps charged; see ${join(out, 'report.ndjson')}; run the same command again to continue\n`,
    );
    const report = reportIn(out);
    expect(report.map(({ company }) => company)).toEqual(companies.map(({ name }) => name));
    expect(report.slice(5).map(({ outcome, error }) => [outcome, error?.name])).toEqual(
      Array(7).fill(['not_asked', 'Stopped']),
    );
    expect(filesIn(out).filter((path) => path.endsWith('-part'))).toEqual([]);
    for (const path of filesIn(out).filter((name) => name.endsWith('.json'))) {
      expect(() => JSON.parse(readFileSync(join(out, path), 'utf8'))).not.toThrow();
    }
    expect(datasetsIn(out)).toHaveLength(5);
    mock.recover();
    expect((await runIn(command, args, world)).exitCode).toBe(0);
    const paid = paidIn(mock.calls);
    expect(new Set(paid).size).toBe(paid.length);
    expect(datasetsIn(out)).toHaveLength(12);
  });

  const children: ChildProcess[] = [];

  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });

  /** The real program, in a process of its own. */
  function start(args: readonly string[], mock: Mock): ChildProcess {
    const env = { ...process.env, ...envOf(mock) };
    const child = spawn(process.execPath, ['dist/cli/bin.js', ...args], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    children.push(child);
    return child;
  }

  it.each([
    ['SIGKILL', null],
    ['SIGINT', 130],
  ] as const)('as a program by %s: what was paid for is not paid again', async (signal, code) => {
    const companies = manyCompanies(3);
    const mock = await mockUpstream({ now: () => new Date() }, companies);
    const out = await newFolder();
    const list = join(out, 'list.txt');
    writeFileSync(list, companies.map(({ name }) => name).join('\n'));
    mock.fail({ mode: 'slow', endpoint: 'info', company: companies[1]?.name });
    const args = ['run', '--from', list, ...SUPER, '--out', out, '--concurrency', '1'];
    const child = start(args, mock);
    const ended = once(child, 'exit');
    await waitFor(() => expect(mock.calls.some(({ mode }) => mode === 'slow')).toBe(true));
    child.kill(signal);
    expect((await ended)[0]).toBe(code);
    const whole = filesIn(out).filter((path) => path.endsWith('.json'));
    for (const path of whole) expect(() => JSON.parse(readFileSync(join(out, path), 'utf8'))).not.toThrow();
    expect(datasetsIn(out)).toHaveLength(1);
    if (signal !== 'SIGKILL') expect(filesIn(out).some((path) => path.endsWith('-part'))).toBe(false);
    mock.recover();
    if (signal === 'SIGKILL') letAge(out);
    const again = start(args, mock);
    expect((await once(again, 'exit'))[0]).toBe(0);
    expect(filesIn(out).filter((path) => path.endsWith('-part'))).toEqual([]);
    expect(datasetsIn(out)).toHaveLength(3);
    const paid = paidIn(mock.calls);
    expect(new Set(paid).size).toBe(paid.length);
  });
});

describe('fileStem', () => {
  it('is the code itself for a code', () => {
    expect(fileStem(CODE)).toBe(CODE);
    expect(fileStem('110108012660422')).toBe('110108012660422');
  });

  it('is readable for a name, and its own for every name', () => {
    expect(fileStem(NAME)).toMatch(new RegExp(`^${NAME}-[0-9a-f]{16}$`));
    const names = ['甲', '乙', '甲 ', '甲/', '甲\\', '甲-', '甲_', 'A', 'a', '', '../甲', CODE.toLowerCase()];
    expect(new Set(names.map((name) => fileStem(name).toLowerCase())).size).toBe(names.length);
  });

  it('is short enough for any file system, and breaks no character', () => {
    const stem = fileStem('𠮷野家'.repeat(100));
    expect(Buffer.byteLength(stem)).toBeLessThanOrEqual(140);
    expect(Buffer.from(stem).toString()).toBe(stem);
  });
});
