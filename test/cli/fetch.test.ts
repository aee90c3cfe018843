import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Io } from '../../src/cli/command.js';
import { command as fetchCommand } from '../../src/cli/fetch.js';
import { indexCompanies } from '../../src/mock/companies.js';
import { MOCK_CREDENTIALS } from '../../src/mock/server.js';
import { normalize } from '../../src/normalize.js';
import { makePipe } from '../bulk/bundles.js';
import { bundleOf, CODE, countsOf, mockUpstream, NAME } from '../client/companies.js';
import { waitFor } from '../waitFor.js';
import { envOf, filesIn, newFolder, runIn } from './callingWorld.js';

const command = (io: Io) => fetchCommand(io, { sleep: async () => {} });

describe('neci-kyc fetch', () => {
  it('prints a bundle that normalize takes', async () => {
    const mock = await mockUpstream();
    const { exitCode, stdout, stderr } = await runIn(command, ['fetch', NAME], { env: envOf(mock) });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const { response } = normalize(JSON.parse(stdout), { dataset: 'super', version: 'v2' });
    expect(response.content).toMatchObject({ name: NAME, registrationNumber: CODE });
  });

  it('writes the bundle whole, for the owner’s eyes alone', async () => {
    const mock = await mockUpstream();
    const folder = await newFolder();
    const out = join(folder, 'raw.json');
    const ran = await runIn(command, ['fetch', CODE, '--dataset', 'refresh', '--api', 'v1', '--out', out], {
      env: envOf(mock),
    });
    expect(ran).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    expect(Object.keys(JSON.parse(readFileSync(out, 'utf8')))).toEqual(['qycxnew', 'isHmd']);
    expect(statSync(out).mode & 0o777).toBe(0o600);
    expect(filesIn(folder)).toEqual(['raw.json']);
    expect(mock.calls.slice(1).every(({ generation }) => generation === 'v1')).toBe(true);
  });

  it.each([
    ['nosuch/raw.json', 3, /can't write .*raw\.json \(ENOENT\)/],
    ['.', 2, /--out .* is a folder; name a file/],
    ['', 2, /--out .* is a folder; name a file/],
  ])('pays for no call when it can’t write to %j', async (name, exitCode, message) => {
    const mock = await mockUpstream();
    const folder = await newFolder();
    const ran = await runIn(command, ['fetch', NAME, '--out', `${folder}/${name}`], { env: envOf(mock) });
    expect(ran).toMatchObject({ exitCode, stdout: '', stderr: expect.stringMatching(message) });
    expect(mock.calls).toHaveLength(0);
    expect(filesIn(folder)).toEqual([]);
  });

  it('takes "-" for stdout', async () => {
    const mock = await mockUpstream();
    const before = existsSync('-');
    const ran = await runIn(command, ['fetch', NAME, '--out', '-'], { env: envOf(mock) });
    expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(ran.stdout)).toHaveProperty('qycxnew');
    expect(existsSync('-')).toBe(before);
  });

  it('tells of an endpoint that failed, and still gives the bundle', async () => {
    const mock = await mockUpstream();
    mock.fail({ mode: '500', endpoint: 'info' });
    for (const more of [[], ['--quiet']]) {
      const ran = await runIn(command, ['fetch', NAME, ...more], { env: envOf(mock) });
      expect(ran.exitCode).toBe(1);
      expect(ran.stderr).toBe(
        `HttpError info: HTTP 500 (POST ${mock.url}/v2/insight/info, attempt 4)\n` +
          'neci-kyc: the bundle is incomplete: 1 of its endpoints failed\n',
      );
      expect(JSON.parse(ran.stdout).info).toMatchObject({ success: false, code: 'HTTP_ERROR' });
    }
  });

  it('tells of an endpoint that found nothing, which is an answer', async () => {
    const mock = await mockUpstream();
    mock.fail({ mode: 'no_result', endpoint: 'info' });
    const ran = await runIn(command, ['fetch', NAME], { env: envOf(mock) });
    expect(ran).toMatchObject({
      exitCode: 0,
      stderr: expect.stringMatching(/^NoResult info: no result \[100001\]/),
    });
    expect((await runIn(command, ['fetch', NAME, '--quiet'], { env: envOf(mock) })).stderr).toBe('');
  });

  it('writes nothing when the answer is about another company', async () => {
    const companies = indexCompanies([bundleOf()]);
    const mock = await mockUpstream({ companies: { size: 1, find: () => companies.find(NAME) } });
    const folder = await newFolder();
    const args = ['fetch', '91440101MA5AT8X21B', '--out', join(folder, 'raw.json')];
    const { exitCode, stdout, stderr } = await runIn(command, args, { env: envOf(mock) });
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toMatch(/^neci-kyc: 91440101MA5AT8X21B: qycxnew: the answer is about another company/);
    expect(filesIn(folder)).toEqual([]);
  });

  it.each([
    ['https://me:hunter2@api.example.com', /without user, query or fragment/],
    ['https://api.example.com/?secret=hunter2', /without user, query or fragment/],
    ['https://api.example.com/#hunter2', /without user, query or fragment/],
    ['http://api.example.com/hunter2', /must be https/],
    ['hunter2', /must be an http/],
  ])(
    'refuses with --dry-run the address that the call refuses, and shows nothing of it (%s)',
    async (address, message) => {
      const env = { NECI_KYC_BASE_URL: address, NECI_KYC_APP_KEY: 'k', NECI_KYC_APP_SECRET: 's' };
      for (const more of [['--dry-run'], []]) {
        const { exitCode, stdout, stderr } = await runIn(command, ['fetch', NAME, ...more], { env });
        expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
        expect(stderr).toMatch(message);
        expect(stderr).not.toContain('hunter2');
      }
    },
  );

  it('prints nothing on stdout when there is no such company', async () => {
    const mock = await mockUpstream();
    const folder = await newFolder();
    const out = join(folder, 'raw.json');
    const { exitCode, stdout, stderr } = await runIn(command, ['fetch', '没有这家公司', '--out', out], {
      env: envOf(mock),
    });
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toMatch(
      /neci-kyc: 没有这家公司: qycxnew: no such company \[QY_NORESULT\] \(POST http.*\)\n$/,
    );
    expect(filesIn(folder)).toEqual([]);
  });

  it('lists the calls with --dry-run, needs no credentials for it and makes none', async () => {
    const mock = await mockUpstream();
    const env = { NECI_KYC_BASE_URL: mock.url };
    const ran = await runIn(
      command,
      ['fetch', NAME, '--endpoints', 'fzchnew,info,qycxnew', '--api', 'v1', '--dry-run'],
      { env },
    );
    expect(ran).toEqual({
      exitCode: 0,
      stdout:
        `POST ${mock.url}/v1/HMD/qycxnew {"qyName":"${NAME}"}\n` +
        `POST ${mock.url}/v2/insight/info {"name":"${NAME}"}\n` +
        `POST ${mock.url}/v1/HMD/fzchnew {"nsrsbh":"<the code, once it is known>"}\n`,
      stderr: '',
    });
    expect(mock.calls).toHaveLength(0);
    expect((await runIn(command, ['fetch', CODE, '--dataset', 'refresh', '--dry-run'])).stdout).toBe(
      `POST https://api.qixiangyun.com/v2/risk/hmd/qycxnew {"qyName":"${CODE}"}\n` +
        `POST https://api.qixiangyun.com/v2/risk/hmd/standard {"qyName":"${CODE}"}\n`,
    );
  });

  it('ends with 130 when it is stopped, 143 when it is terminated, and leaves no file', async () => {
    const mock = await mockUpstream();
    const folder = await newFolder();
    mock.fail({ mode: 'slow', endpoint: 'isHmd' });
    for (const [reason, code] of [
      ['SIGINT', 130],
      ['SIGTERM', 143],
    ] as const) {
      const before = countsOf(mock).isHmd ?? 0;
      const stop = new AbortController();
      const args = ['fetch', NAME, '--out', join(folder, 'raw.json')];
      const ran = runIn(command, args, { env: envOf(mock), signal: stop.signal });
      await waitFor(() => expect(countsOf(mock).isHmd).toBe(before + 1));
      stop.abort(reason);
      expect(await ran).toEqual({
        exitCode: code,
        stdout: '',
        stderr: 'neci-kyc: stopped; nothing was written\n',
      });
    }
    expect(filesIn(folder)).toEqual([]);
  });

  it.each([
    [['fetch'], /missing required argument 'company'/],
    [['fetch', ''], /name a company/],
    [['fetch', NAME, '--endpoints', 'fzch'], /fzch is retired; call fzchnew instead/],
    [['fetch', NAME, '--endpoints', 'constructor'], /Endpoints are qycxnew/],
    [['fetch', NAME, '--concurrency', '0'], /whole number from 1 to 999999/],
    [['fetch', NAME, '--rate', '-1'], /number from 0\.001 to 999999\.999/],
    [['fetch', NAME, '--timeout', '1e9'], /number from 0\.001 to 999999\.999/],
    [['fetch', NAME, '--timeout', 'Infinity'], /number from 0\.001 to 999999\.999/],
    [['fetch', NAME, '--api', 'v3'], /Allowed choices are v1, v2/],
    [['fetch', NAME, '--datset', 'super'], /Did you mean --dataset/],
  ])('refuses %j as a usage error', async (args, message) => {
    const { exitCode, stdout, stderr } = await runIn(command, args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });
});

describe('credentials', () => {
  async function credentialsFile(content: string, mode: number): Promise<string> {
    const file = join(await newFolder(), 'credentials.json');
    writeFileSync(file, content);
    chmodSync(file, mode);
    return file;
  }

  it('come from a file that only its owner can read', async () => {
    const mock = await mockUpstream();
    const file = await credentialsFile(JSON.stringify({ ...MOCK_CREDENTIALS, baseUrl: mock.url }), 0o600);
    const { exitCode } = await runIn(command, ['fetch', NAME, '--credentials', file]);
    expect(exitCode).toBe(0);
  });

  it.each([0o640, 0o604, 0o644, 0o660])('in a file of mode %o are refused, with what to do', async (mode) => {
    const file = await credentialsFile(JSON.stringify(MOCK_CREDENTIALS), mode);
    const { exitCode, stderr } = await runIn(command, ['fetch', NAME, '--credentials', file]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`run: chmod 600 ${file}`);
    expect(stderr).not.toContain(MOCK_CREDENTIALS.appSecret);
  });

  it.each([
    ['text that is not JSON', 'mock-secret: yes', /is not a JSON object; it must hold/],
    ['no secret', '{"appKey":"mock-key"}', /lacks appKey or appSecret; it must hold/],
    ['a secret that is not a text', '{"appKey":"mock-key","appSecret":["mock-secret"]}', /must hold/],
    ['nothing', 'null', /must hold/],
    [
      'an unknown key',
      '{"appKey":"k","appSecret":"s","mock-secret":"x"}',
      /has a key that is unknown; it must hold/,
    ],
    [
      'a misspelt key',
      '{"appKey":"k","appSecret":"mock-secret","baseURL":"x"}',
      /unknown \(baseURL, write baseUrl\)/,
    ],
    [
      'an address that is not a text',
      '{"appKey":"k","appSecret":"mock-secret","baseUrl":["x"]}',
      /baseUrl must be a text/,
    ],
    [
      'an address that is null',
      '{"appKey":"k","appSecret":"mock-secret","baseUrl":null}',
      /baseUrl must be a text/,
    ],
    [
      'an address twice',
      '{"appKey":"k","appSecret":"mock-secret","baseUrl":"http://127.0.0.1:9","base\\u0055rl":"https://x"}',
      /has a key twice; it must hold/,
    ],
  ])('in a file that holds %s are refused without showing it', async (_, content, message) => {
    const file = await credentialsFile(content, 0o600);
    const { exitCode, stderr } = await runIn(command, ['fetch', NAME, '--credentials', file]);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain('mock-secret');
  });

  it('that are missing are asked for by name', async () => {
    const { exitCode, stderr } = await runIn(command, ['fetch', NAME]);
    expect(exitCode).toBe(2);
    expect(stderr).toBe(
      'neci-kyc: no credentials: set NECI_KYC_APP_KEY and NECI_KYC_APP_SECRET, or name a file with --credentials\n',
    );
    const folder = await newFolder();
    expect((await runIn(command, ['fetch', NAME, '--credentials', join(folder, 'none')])).stderr).toContain(
      'ENOENT',
    );
    expect((await runIn(command, ['fetch', NAME, '--credentials', folder])).stderr).toContain(
      'is not a file',
    );
  });

  it('with an address that is set but empty never lead to the paid platform', async () => {
    const env = { NECI_KYC_APP_KEY: 'k', NECI_KYC_APP_SECRET: 's', NECI_KYC_BASE_URL: '' };
    for (const more of [[], ['--dry-run']]) {
      const { exitCode, stdout, stderr } = await runIn(command, ['fetch', NAME, ...more], { env });
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
      expect(stderr).toBe(
        'neci-kyc: NECI_KYC_BASE_URL is set but empty; unset it to call https://api.qixiangyun.com, or give it an address\n',
      );
    }
  });

  it('in a file without an address are for that of the environment, which is not passed over', async () => {
    const file = await credentialsFile(JSON.stringify(MOCK_CREDENTIALS), 0o600);
    const args = ['fetch', NAME, '--credentials', file, '--endpoints', 'qycxnew', '--dry-run'];
    const { stdout } = await runIn(command, args, { env: { NECI_KYC_BASE_URL: 'http://127.0.0.1:9' } });
    expect(stdout).toMatch(/^POST http:\/\/127\.0\.0\.1:9\//);
    const blank = await runIn(command, args, { env: { NECI_KYC_BASE_URL: ' ' } });
    expect(blank).toMatchObject({ exitCode: 2, stdout: '' });
  });

  it.each(['NECI_KYC_BASEURL', 'neci_kyc_base_url', 'NECIKYC_BASE_URL', 'NECI_KYC_BASE_URI', 'NECI_KYC_KEY'])(
    'beside the misspelt variable %s are refused, which would lead to the paid platform',
    async (name) => {
      const env = { NECI_KYC_APP_KEY: 'k', NECI_KYC_APP_SECRET: 's', [name]: 'http://127.0.0.1:9' };
      const { exitCode, stdout, stderr } = await runIn(command, ['fetch', NAME, '--dry-run'], { env });
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
      expect(stderr).toContain(`the variable ${name} is unknown; unset it, or use one of NECI_KYC_APP_KEY`);
      expect(stderr).not.toContain('127.0.0.1');
    },
  );

  it('in a pipe are refused at once', async () => {
    const pipe = join(await newFolder(), 'pipe');
    makePipe(pipe);
    const { exitCode, stderr } = await runIn(command, ['fetch', NAME, '--credentials', pipe]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('is not a file');
  });

  it('are not an option of the command line', async () => {
    for (const option of ['--app-secret', '--app-key', '--secret']) {
      const { exitCode } = await runIn(command, ['fetch', NAME, option, 'value']);
      expect(exitCode).toBe(2);
    }
  });

  it('that are wrong end in one line that says so, and exit 1', async () => {
    const mock = await mockUpstream();
    const env = { ...envOf(mock), NECI_KYC_APP_SECRET: 'not-the-secret' };
    const { exitCode, stdout, stderr } = await runIn(command, ['fetch', NAME, '--quiet'], { env });
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toMatch(
      /^neci-kyc: .*login: the platform refused the login; check the app key and the app secret.*\n$/,
    );
    expect(stderr).not.toContain('not-the-secret');
    expect(countsOf(mock)).toEqual({ login: 1 });
  });

  it('never go to an address without TLS elsewhere', async () => {
    const env = {
      NECI_KYC_APP_KEY: 'k',
      NECI_KYC_APP_SECRET: 's',
      NECI_KYC_BASE_URL: 'http://api.example.com',
    };
    const { exitCode, stderr } = await runIn(command, ['fetch', NAME], { env });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: 'neci-kyc: baseUrl must be https, so that the token is never sent in the open\n',
    });
  });
});
