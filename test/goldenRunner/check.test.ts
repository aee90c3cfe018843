import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NEWEST } from '../../src/datasets/releases/index.js';
import { listCases } from '../../src/golden/case.js';
import { checkCase } from '../../src/golden/check.js';
import { updateCase } from '../../src/golden/update.js';
import { makePipe } from '../bulk/bundles.js';
import { body, RECORD, suiteWith } from './suite.js';

/** The suite once update has made all it can. */
function made(files: Readonly<Record<string, unknown>> = {}) {
  const temp = suiteWith(files);
  updateCase(temp.suite, 'trader');
  return temp;
}

function failures({ suite }: ReturnType<typeof suiteWith>): string[] {
  return checkCase(suite, 'trader').failures.map(({ kind, file, message }) => `${kind} ${file}: ${message}`);
}

describe('checkCase', () => {
  it('finds nothing wrong right after update', () => {
    expect(failures(made())).toEqual([]);
  });

  it('fails when an expected file is missing, with the command that makes it', () => {
    const temp = made();
    temp.remove(`${NEWEST}/v1/super.json`);
    expect(failures(temp)).toEqual([
      `missing ${NEWEST}/v1/super.json: is missing; make it with "npm run golden -- trader" and read it`,
    ]);
  });

  it('fails on a file that is not expected of the case', () => {
    const temp = made();
    temp.write('2024-01-01/v1/super.json', {});
    temp.write('raw/notes.txt', 'x');
    temp.write('super.json', {});
    const why = 'is not expected of this case; remove it, or correct its name or "renditions" in case.json';
    expect(failures(temp)).toEqual([
      `unclaimed 2024-01-01/v1/super.json: ${why}`,
      `unclaimed raw/notes.txt: ${why}`,
      `unclaimed super.json: ${why}`,
    ]);
  });

  it('passes over hidden files and what Windows leaves', () => {
    const temp = made();
    for (const name of ['.DS_Store', 'Thumbs.db', 'raw/desktop.ini', 'raw/._neci.json'])
      temp.write(name, 'x');
    expect(failures(temp)).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')('fails on a pipe, and does not wait for it', () => {
    const temp = made();
    makePipe(join(temp.suite.dir, 'trader/raw/info.json'));
    expect(failures(temp)).toEqual(['broken raw/info.json: is not a regular file; remove it']);
  });

  it('names a byte order mark where it is the only difference', () => {
    const temp = made();
    temp.write('issues.json', `\ufeff${temp.read('issues.json')}`);
    expect(failures(temp)).toEqual([
      expect.stringMatching(
        /^difference issues\.json: begins with a byte order mark; save it as UTF-8 without/,
      ),
    ]);
  });

  it('fails for a case that is a link to nowhere, and lists the others', () => {
    const temp = made();
    symlinkSync('nowhere', join(temp.suite.dir, 'lost'));
    expect(listCases(temp.suite.dir)).toEqual(['lost', 'trader']);
    expect(checkCase(temp.suite, 'lost').failures).toEqual([
      { kind: 'broken', file: '.', message: "can't be read (ENOENT)" },
    ]);
  });

  it('names the first JSONPath that differs, with both values, the number of others, and how to go on', () => {
    const temp = made();
    const stored = JSON.parse(temp.read(`${NEWEST}/v2/refresh.json`));
    stored.content.name = '义乌市明月企业管理有限公司';
    stored.content.version = 'company-v1.0';
    temp.write(`${NEWEST}/v2/refresh.json`, stored);
    expect(failures(temp)).toEqual([
      `difference ${NEWEST}/v2/refresh.json: $.content.name: expected "义乌市明月企业管理有限公司", ` +
        'got "义乌市星辰企业管理有限公司" (and 1 more); ' +
        'if that is right, run "npm run golden -- trader" and read what it prints',
    ]);
  });

  it('calls an older release frozen', () => {
    const temp = made();
    const stored = JSON.parse(temp.read('2025-06-23/v2/refresh.json'));
    stored.content.name = '义乌市明月企业管理有限公司';
    temp.write('2025-06-23/v2/refresh.json', stored);
    expect(failures(temp)).toEqual([
      expect.stringMatching(/; the release 2025-06-23 is frozen: make the code give what it gave$/),
    ]);
  });

  it('fails when the values are the same and the bytes are not', () => {
    const temp = made();
    temp.write('issues.json', temp.read('issues.json').trimEnd());
    const company = Object.entries(JSON.parse(temp.read('company.json')));
    temp.write('company.json', `${JSON.stringify(Object.fromEntries(company.toReversed()), null, 2)}\n`);
    expect(failures(temp)).toEqual([
      expect.stringContaining(
        'company.json: has the same values, but is written differently from line 2 on;',
      ),
      expect.stringMatching(
        /issues\.json: has the same values, but is written differently from line \d+ on;/,
      ),
    ]);
  });

  it('fails when an expected file is not JSON', () => {
    const temp = made();
    temp.write('issues.json', '[');
    expect(failures(temp)).toEqual([
      expect.stringContaining('difference issues.json: The JSON ends in the middle'),
    ]);
  });

  it.each([
    ['text that is not JSON', '{"result":', 'raw/info.json: The JSON ends in the middle'],
    ['a key twice', '{"value":{},"value":{}}', 'raw/info.json: A key is twice in one object'],
    ['an HTML page', '<html></html>', 'raw/info.json: The text is HTML or XML'],
  ])('fails when a raw file is %s', (_, text, message) => {
    const temp = made();
    temp.write('raw/info.json', text);
    expect(failures(temp)).toEqual([expect.stringContaining(`broken ${message}`)]);
  });

  it('fails when the system refuses a file', () => {
    const temp = made();
    temp.remove('issues.json');
    symlinkSync(temp.path('raw'), temp.path('issues.json'));
    expect(failures(temp)).toEqual([
      expect.stringMatching(/^broken .*the system refuses to read it \(EISDIR\)$/),
    ]);
  });

  it('fails when there is no body', () => {
    expect(failures(suiteWith({ 'raw/qycxnew.json': undefined }))).toEqual([
      'broken raw: holds no body; put one at raw/<endpoint>.json',
    ]);
  });

  it.each([
    ['is missing', undefined, /can't be read \(ENOENT\)$/],
    ['is not JSON', 'title: x', /The text is not JSON/],
    ['has a misspelt key', { title: 'x', shows: [], reqest: {} }, /\$: .*"reqest"/],
    ['has a title that is none', { title: 1 }, /\$\.title: /],
    [
      'has several faults',
      { title: '', shows: 'x', request: { requestTime: 'today' } },
      /\$\.title: .*; \$\.shows: .*; \$\.request\.requestTime: /,
    ],
    ['asks for a part of the renditions', { title: 'x', shows: [], renditions: 'some' }, /\$\.renditions: /],
    [
      'has a time that is none',
      { title: 'x', shows: [], request: { requestTime: 'today' } },
      /\$\.request\.requestTime: /,
    ],
  ])('fails when case.json %s', (_, content, message) => {
    const temp = suiteWith({ 'case.json': content, 'raw/info.json': '{}' });
    const [failure, ...others] = checkCase(temp.suite, 'trader').failures;
    expect(others).toEqual([]);
    expect(failure).toMatchObject({ kind: 'broken', file: 'case.json' });
    expect(failure?.message).toMatch(message);
  });

  it('needs nothing in case.json', () => {
    const temp = made({ 'case.json': {} });
    expect(failures(temp)).toEqual([]);
  });

  it('puts the bodies together as one bundle by file name', () => {
    const temp = made({ 'raw/neci.json': { entName: RECORD.qyName, regNo: '110108012660422' } });
    const { registrationNumber } = JSON.parse(temp.read('company.json'));
    expect(registrationNumber).toEqual({ value: '110108012660422', from: ['$.neci.regNo'] });
    const { name } = JSON.parse(temp.read('company.json'));
    expect(name).toEqual({ value: RECORD.qyName, from: ['$.neci.entName'] });
  });

  it('passes the case its options on', () => {
    const options = { translate: 'source-only', extensions: false };
    const request = { kompanyId: 'K1' };
    const record = { ...RECORD, fenname: '', checkDate: '2019-01-01' };
    const raw = { 'raw/qycxnew.json': body(record) };
    const all = made({ ...raw, 'case.json': { title: 'x', shows: [] } });
    const fewer = made({ ...raw, 'case.json': { title: 'x', shows: [], options, request } });
    const [full, bare] = [all, fewer].map(({ read }) => JSON.parse(read('super.json')));
    expect(full.content.additionalData.otherNames.translatedName).toHaveLength(1);
    expect(full.content.additionalData.legalEvents.approvalDate).toBe('2019-01-01');
    expect(bare.content.additionalData.otherNames).toBeUndefined();
    expect(bare.content.additionalData.legalEvents.approvalDate).toBeUndefined();
    expect(bare.kompanyId).toBe('K1');
    // Without a request nothing is made up.
    expect(full).toMatchObject({ datasetId: null, requestTime: null, responseTime: null });
  });
});

describe('a case that expects an error', () => {
  const refused = { 'raw/qycxnew.json': undefined, 'raw/isHmd.json': body({ isHmd: false }) };

  it('passes when reading ends in it', () => {
    const temp = suiteWith({
      ...refused,
      'error.json': '{\n  "name": "RawPayloadError",\n  "reason": "no_company"\n}\n',
    });
    expect(failures(temp)).toEqual([]);
  });

  it('fails when reading ends in another', () => {
    const temp = suiteWith({ ...refused, 'error.json': { name: 'RawPayloadError', reason: 'not_a_bundle' } });
    expect(failures(temp)).toEqual([
      expect.stringContaining('error.json: $.reason: expected "not_a_bundle", got "no_company"'),
    ]);
  });

  it('fails when the bodies can be read', () => {
    const temp = made();
    temp.write('error.json', { name: 'RawPayloadError', reason: 'no_company' });
    expect(failures(temp)).toEqual([
      'unclaimed error.json: expects an error, but the raw bodies can be read; remove it',
    ]);
  });

  it('fails when the case does not expect the error', () => {
    const [first, ...others] = failures(suiteWith(refused));
    expect(first).toContain(
      'missing error.json: is missing, and reading ends in { "name": "RawPayloadError", "reason": "no_company" };',
    );
    expect(others).toEqual([]);
  });
});

describe('listCases', () => {
  it('finds the cases by listing, sorted, with folders that lack a case.json', () => {
    const { dir } = suiteWith();
    for (const name of ['forgotten', '.git', 'a']) mkdirSync(join(dir, name));
    expect(listCases(dir)).toEqual(['a', 'forgotten', 'trader']);
  });

  it('finds none in a folder of other things', () => {
    const { path } = suiteWith();
    expect(listCases(path(''))).toEqual([]);
  });
});
