import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { type Io, refusalOf } from '../../src/cli/command.js';
import { main } from '../../src/cli/main.js';
import { NEWEST } from '../../src/datasets/releases/index.js';
import * as values from '../../src/entries/values.js';

const FOLDER = mkdtempSync(join(tmpdir(), 'neci-kyc-main-'));
const RENDITION = ['--dataset', 'super', '--version', 'v2'];

class Text extends Writable {
  text = '';
  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

async function run(
  args: readonly string[],
  input = '',
  stdout = new Text(),
): Promise<{ code: number; out: string; err: string }> {
  const [stdin, stderr] = [new PassThrough(), new Text()];
  stdin.end(input);
  const io: Io = {
    stdin,
    stdout,
    stderr,
    env: {},
    now: () => new Date('2025-07-10T08:00:00Z'),
    newId: () => 'ID',
    signal: new AbortController().signal,
  };
  const code = await main(args, io);
  return { code, out: stdout.text, err: stderr.text };
}

function file(name: string, text: string): string {
  const path = join(FOLDER, name);
  writeFileSync(path, text);
  return path;
}

describe('what a name can do to a terminal', () => {
  const EVIL = 'x\u001b[31m\u202e\nneci-kyc: all is well';

  it.each([
    ['normalize', EVIL, ...RENDITION],
    ['normalize', EVIL, '--ndjson', ...RENDITION],
    ['normalize', 'examples/minimal.json', '--config', EVIL, ...RENDITION],
    ['normalize', 'examples/minimal.json', '--out', `${FOLDER}/none/${EVIL}`, ...RENDITION],
    ['validate', EVIL, ...RENDITION],
    ['upgrade', EVIL],
    ['explain', EVIL],
    ['diff', EVIL, EVIL],
    ['golden', 'check', EVIL],
    ['golden', 'add', 'case', EVIL],
    ['mock', '--from', EVIL],
    ['run', '--from', EVIL, '--out', FOLDER, ...RENDITION],
    ['schema', EVIL],
  ])('is nothing in one line of %s', async (...args) => {
    const { code, out, err } = await run(args);
    expect([code > 0, out]).toEqual([true, '']);
    expect(err).toMatch(/^neci-kyc: .*x\\u001b\[31m\\u202e\\u000aneci-kyc: all is well.*\n$/);
    for (const steering of ['\u001b', '\u202e']) expect(err).not.toContain(steering);
  });

  it('is nothing in the result of validate, nor of golden check and update', async () => {
    const response = (await run(['normalize', 'examples/minimal.json', ...RENDITION])).out;
    const validated = await run(['validate', file(EVIL, response), ...RENDITION]);
    expect(validated).toMatchObject({ code: 0, out: expect.stringContaining('\\u001b[31m\\u202e\\u000a') });
    const folder = join(FOLDER, 'cases', EVIL, 'raw');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, '..', 'case.json'), '{}');
    writeFileSync(join(folder, `${EVIL}.json`), '{}');
    for (const verb of ['check', 'update', 'check']) {
      const { out } = await run(['golden', verb, join(FOLDER, 'cases')]);
      expect(out).toContain('x\\u001b[31m\\u202e\\u000a');
      for (const steering of ['\u001b', '\u202e', '\nneci-kyc: all']) expect(out).not.toContain(steering);
    }
  });
});

describe('neci-kyc normalize', () => {
  it('prints the response on stdout, one line per issue on stderr, and exits 0', async () => {
    const { code, out, err } = await run(['normalize', 'examples/xiaomi.json', ...RENDITION]);
    expect(code).toBe(0);
    const { content, datasetId, requestTime } = JSON.parse(out);
    expect([datasetId, requestTime]).toEqual(['ID', '2025-07-10T08:00:00+00:00']);
    const shares = content.associatedEntities.shareholders.map(
      (holder: { sharePercentage: number }) => holder.sharePercentage,
    );
    expect(shares).toEqual([77.8, 10.12]);
    for (const line of err.trim().split('\n'))
      expect(line).toMatch(/^(error|warning|info) [a-z_]+ \$\S*: \S/);
  });

  it('reads stdin, writes issues as NDJSON with --issues, prints none with --quiet', async () => {
    const issues = join(FOLDER, 'issues.ndjson');
    const input = readFileSync('examples/minimal.json', 'utf8');
    const { code, out, err } = await run(['normalize', ...RENDITION, '--issues', issues], input);
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out).content.status).toBe('LIVE');
    const codes = readFileSync(issues, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).code);
    expect(codes).toContain('licence_revoked');
    expect((await run(['normalize', 'examples/minimal.json', ...RENDITION, '--quiet'])).err).toBe('');
  });

  it('renders an older release with --release, and no extensions with --no-extensions', async () => {
    const args = ['normalize', 'examples/xiaomi.json', ...RENDITION, '--quiet', '--no-extensions'];
    const { out } = await run([...args, '--release', '2025-06-23']);
    expect(out).toContain('"oldNumber"');
    expect(out).toContain('"registerCourt"');
    expect((await run(args)).out).not.toMatch(/oldNumber|registerCourt|blacklisted/);
  });

  it('exits 1 with --strict when an issue is an error, and still prints the response', async () => {
    const path = file(
      'blank.json',
      '{"qycx":{"code":"2000","success":true,"data":{"qyName":"某某贸易有限公司"}}}',
    );
    expect((await run(['normalize', path, ...RENDITION, '--quiet'])).code).toBe(0);
    const { code, out } = await run(['normalize', path, ...RENDITION, '--quiet', '--strict']);
    expect([code, JSON.parse(out).content.registrationNumber]).toEqual([1, null]);
  });

  it.each([
    ['text that is not JSON', 'not json', 'not_json'],
    ['an HTML error page', '<!DOCTYPE html><p>王小明', 'not_json'],
    ['a truncated file', '{"qycxnew":{"result":{"success":true},"value":{"operName":"王小明', 'not_json'],
    ['a key twice', '{"qycxnew":1,"qycxnew":2}', 'duplicate_key'],
    ['JSON that is not a bundle', '["王小明"]', 'not_a_bundle'],
    ['the body of one endpoint', '{"result":{"success":true},"value":{"operName":"王小明"}}', 'bare_body'],
    ['an unknown endpoint alone', '{"weather":{"operName":"王小明"}}', 'no_company'],
    ['success: false', '{"qycxnew":{"result":{"success":false,"msg":"王小明"}}}', 'no_company'],
    [
      'a bundle without a company',
      '{"jyyc":{"result":{"success":true},"value":{"qyName":"王小明"}}}',
      'no_company',
    ],
  ])('exits 1 with one clear line and nothing on stdout for %s', async (what, text, reason) => {
    const { code, out, err } = await run(['normalize', file(`${what}.json`, text), ...RENDITION]);
    expect([code, out]).toEqual([1, '']);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toContain(`[${reason}]`);
    expect(err).not.toContain('王小明');
  });
});

describe('a command line that is wrong', () => {
  it.each([
    ['a misspelt option', ['normalize', 'x.json', '--datset', 'super', '--version', 'v2'], '--dataset'],
    ['a misspelt command', ['normalise', 'x.json'], 'normalize'],
    ['a missing dataset', ['normalize', 'examples/xiaomi.json', '--version', 'v2'], '--dataset'],
    ['an unknown dataset', ['normalize', 'x.json', '--dataset', 'soper', '--version', 'v2'], 'super'],
    ['an unknown release', ['normalize', 'x.json', ...RENDITION, '--release', '2024-01-01'], '2025-07-09'],
    [
      'a day that does not exist',
      ['normalize', 'examples/xiaomi.json', ...RENDITION, '--request-time', '2025-02-30T00:00:00Z'],
      'a time that exists',
    ],
    [
      'an hour that does not exist',
      [
        'normalize',
        'examples/bundles.ndjson',
        ...RENDITION,
        '--ndjson',
        '--response-time',
        '2025-06-23T24:00:00Z',
      ],
      'a time that exists',
    ],
    ['an unknown schema', ['schema', 'supr'], 'super'],
    ['a dataset schema without a version', ['schema', 'super'], '--version'],
  ])('exits 2 with a hint for %s', async (_, args, hint) => {
    const { code, out, err } = await run(args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(hint);
  });

  it('calls the input stdin when it is "-"', async () => {
    for (const command of ['normalize', 'validate']) {
      const { code, err } = await run([command, '-', ...RENDITION], 'not json');
      expect([code, err]).toEqual([1, expect.stringMatching(/^neci-kyc: stdin: .*\[not_json\]\n$/)]);
    }
  });

  it.each([
    ['normalize', ...RENDITION],
    ['explain'],
    ['explain', '--json'],
    ['upgrade'],
    ['validate', ...RENDITION],
    ['diff', 'examples/minimal.json'],
  ])('%s refuses a file that its stdout is appended to (%s %s)', async (command, ...args) => {
    const own = file('own.json', readFileSync('examples/xiaomi.json', 'utf8'));
    const fd = openSync(own, 'a');
    const { code, out, err } = await run([command, ...args, own], '', Object.assign(new Text(), { fd }));
    closeSync(fd);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^neci-kyc: (?:input|.*own\.json) and stdout are the same file\n$/);
  });

  it('lets no argument steer the terminal', async () => {
    const missing = await run(['normalize', 'a\u001b[31m\u009b31m\u202e.json', ...RENDITION]);
    expect(missing.err).toBe("neci-kyc: can't read a\\u001b[31m\\u009b31m\\u202e.json (ENOENT)\n");
    const unknown = await run(['normalize', '--\u001b[31m', ...RENDITION]);
    expect(unknown.err).toContain("unknown option '--\\u001b[31m'");
  });

  it('exits 3 for a file that is not there, naming it', async () => {
    const { code, err } = await run(['normalize', 'no-such-file.json', ...RENDITION]);
    expect([code, err]).toEqual([3, "neci-kyc: can't read no-such-file.json (ENOENT)\n"]);
  });
});

describe('refusalOf', () => {
  it.each([
    ['a call', { syscall: 'uv_cwd', code: 'ENOENT' }, 'the system refused the call uv_cwd (ENOENT)'],
    ['a file', { syscall: 'open', code: 'EMFILE', path: 'x' }, 'the system refused x (EMFILE)'],
  ])('makes one sentence with exit code 3 of %s that the system refused', (_, facts, message) => {
    expect(refusalOf(Object.assign(new Error('stack'), facts))).toMatchObject({ exitCode: 3, message });
  });

  it.each([new Error('x'), new TypeError('x'), 'x', undefined])('leaves %s, a bug, its stack', (error) => {
    expect(refusalOf(error)).toBeUndefined();
  });
});

describe('neci-kyc validate', () => {
  it('exits 0 for a valid response, and 1 with the path for an invalid one', async () => {
    const { out } = await run(['normalize', 'examples/xiaomi.json', ...RENDITION, '--quiet']);
    expect((await run(['validate', file('good.json', out), ...RENDITION])).code).toBe(0);
    const broken = out.replace('"legalRepresentative"', '"registerCourt"');
    const { code, err } = await run(['validate', file('broken.json', broken), ...RENDITION]);
    expect([code, err]).toEqual([1, expect.stringContaining('$.content.additionalData')]);
  });
});

describe('neci-kyc schema', () => {
  it('prints a dataset schema in one document, and its types', async () => {
    const schema = JSON.parse((await run(['schema', 'super', '--version', 'v2'])).out);
    expect(schema.$id).toBe(`urn:neci-kyc:${NEWEST}:v2:super`);
    expect(schema.$defs).toMatchObject({
      content: { type: 'object' },
      dateTimeOrNull: { format: 'date-time' },
    });
    expect((await run(['schema', 'super', '--version', 'v2', '--types'])).out).toContain(
      'interface SuperResponse',
    );
  });

  it('prints an upstream schema and its types', async () => {
    expect(JSON.parse((await run(['schema', 'qycxnew'])).out).$id).toBe('urn:neci-kyc:upstream:qycxnew');
    expect((await run(['schema', 'qycxnew', '--types'])).out).toContain('registCapi');
  });
});

describe('neci-kyc inspect', () => {
  /** For each reader of neci-kyc/values a value that it reads, and what is printed then. */
  const READ: readonly (readonly [reader: keyof typeof values, value: string, line: string])[] = [
    ['blank', '-', 'blank: treated as absent'],
    ['residentId', '110101199003070038', 'resident identity number: never output'],
    [
      'uscc',
      '91110108551385082q',
      '+ credit code 91110108551385082Q (district 110108 海淀区, organization code 551385082)',
    ],
    ['organizationCode', '55138508-2', '+ organization code 55138508-2'],
    ['registrationNumber', '110108012660422', '+ registration number 110108012660422'],
    ['taxpayerNumber', '110108012660422', '+ taxpayer number 110108012660422 (a registration number)'],
    ['capital', '100 万人民币', '+ capital 1000000.00 CNY'],
    ['calendarDate', '2018年6月5日', '+ date 2018-06-05'],
    ['timestamp', '2025-08-29 13:58:19', '+ moment 2025-08-29T05:58:19+00:00'],
    ['term', '永久', '+ term 长期'],
    ['percentage', '77.80％', '+ percentage 77.8%'],
    ['employeeCount', '31人', '+ number of employees 31'],
    ['decimal', '77.80', '+ number 77.8'],
    ['flag', '0', '+ flag 0'],
    ['yesNo', '是', '+ yes or no Y'],
    ['personName', '欧阳青禾', '+ person name Ouyang Qinghe'],
    [
      'companyName',
      '义乌兴宸企业管理有限公司',
      '+ company name Yiwu Xingchen Enterprise Management Co., Ltd.',
    ],
    ['legalFormEnding', '义乌兴宸企业管理有限公司', '+ legal form 有限公司'],
    ['text', ' 小米<em>科技</em>', '+ text 小米科技'],
  ];

  async function linesFor(value: string): Promise<string[]> {
    const { code, out } = await run(['inspect', value]);
    expect(code).toBe(0);
    return out
      .trim()
      .split('\n')
      .map((line) => line.replaceAll(/ +/g, ' '));
  }

  it.each(READ)('runs the parser %s on %s', async (_, value, line) => {
    expect(await linesFor(value)).toContain(line);
  });

  it('runs every parser of neci-kyc/values', () => {
    expect(READ.map(([reader]) => reader).sort()).toEqual(Object.keys(values).sort());
  });

  it.each([
    ['91110108551385082Q', '+ taxpayer number 91110108551385082Q (a credit code)'],
    [
      '110108551385082',
      '+ taxpayer number 110108551385082 (a district code and an organization code, the form used before 2015)',
    ],
    ['110108012660421', '- taxpayer number rejected: check_digit'],
    ['吊销，未注销', '+ status LIVE (revoked)'],
    ['通过登记的住所或者经营场所无法联系的', '+ abnormal-list reason UNREACHABLE'],
    ['港元', '+ currency HKD 港币'],
    ['4540', '+ legal form code 4540 个人独资企业'],
    ['0115602', '+ category code 0115602 个体'],
    ['C4210', '+ industry code 42 废弃资源综合利用业'],
    ['M0000', '+ industry code M 科学研究和技术服务业'],
    ['430102', '+ district code 430102 芙蓉区'],
    ['2017-02-29', '- date rejected: impossible'],
    ['constructor', '- district code rejected: unknown_code'],
  ])('prints how %s is parsed: %s', async (value, line) => {
    expect(await linesFor(value)).toContain(line);
  });
});

describe('help', () => {
  it.each([
    'normalize',
    'validate',
    'schema',
    'inspect',
    'upgrade',
    'diff',
    'golden',
    'fetch',
    'run',
    'mock',
  ])('shows a worked example: %s', async (name) => {
    const { code, out } = await run([name, '--help']);
    expect([code, out]).toEqual([0, expect.stringMatching(/Examples?:\n/)]);
  });

  it('prints the version of the program', async () => {
    expect((await run(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('lists each command with the summary that its own help begins with', async () => {
    const list = (await run(['--help'])).out.replaceAll(/\s+/g, ' ');
    for (const [args, summary] of [
      [['upgrade', '--help'], 'upgrade stored responses to a newer release'],
      [['help', 'inspect'], 'show how a single value is parsed'],
    ] as const) {
      expect(list).toContain(`${args.find((arg) => !/help/.test(arg))} ${summary}`);
      expect((await run(args)).out).toContain(summary);
    }
  });

  it('runs a command given after --, and rejects a misspelt one', async () => {
    expect((await run(['--', 'inspect', '-'])).out).toContain('blank');
    expect((await run(['inspekt', '-'])).code).toBe(2);
  });
});
