import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NEWEST } from '../../src/datasets/releases/index.js';
import { checkCase } from '../../src/golden/check.js';
import { plain } from '../../src/golden/print.js';
import { reportUpdate } from '../../src/golden/report.js';
import { updateCase } from '../../src/golden/update.js';
import { RELEASES } from '../contracts/schemas.js';
import { body, RECORD, suiteWith } from './suite.js';

const RENDITIONS = [...RELEASES]
  .sort()
  .reverse()
  .flatMap((release) =>
    ['v1', 'v2'].flatMap((version) =>
      ['refresh', 'super'].map((dataset) => `${release}/${version}/${dataset}.json`),
    ),
  );
const SMALL = { title: 'A small case', shows: ['what every case keeps'] };
const OLDER = RENDITIONS.filter((file) => !file.startsWith(NEWEST));

function report({ suite }: ReturnType<typeof suiteWith>): string[] {
  return reportUpdate(updateCase(suite, 'trader'), plain);
}

describe('updateCase', () => {
  it('makes the company, the issues and super v2 of the newest release of a case that asks for no more', () => {
    const temp = suiteWith({ 'case.json': SMALL });
    expect(updateCase(temp.suite, 'trader')).toEqual({
      name: 'trader',
      changes: ['company.json', 'issues.json', 'super.json'].map((file) => ({ file, kind: 'new' })),
      failures: [],
    });
    const whole = suiteWith({ 'case.json': { ...SMALL, renditions: 'all' } });
    updateCase(whole.suite, 'trader');
    expect(temp.read('super.json')).toBe(whole.read(`${NEWEST}/v2/super.json`));
  });

  it('makes all renditions in place of super.json once the case asks for them', () => {
    const temp = suiteWith({ 'case.json': SMALL });
    updateCase(temp.suite, 'trader');
    temp.write('case.json', { ...SMALL, renditions: 'all' });
    expect(updateCase(temp.suite, 'trader').changes).toEqual([
      ...RENDITIONS.map((file) => ({ file, kind: 'new' })),
      { file: 'super.json', kind: 'removed' },
    ]);
    expect(checkCase(temp.suite, 'trader').failures).toEqual([]);
  });

  it('makes every expected file of a new case that asks for all renditions', () => {
    const temp = suiteWith();
    expect(updateCase(temp.suite, 'trader')).toEqual({
      name: 'trader',
      changes: ['company.json', 'issues.json', ...RENDITIONS].map((file) => ({ file, kind: 'new' })),
      failures: [],
    });
    for (const file of ['company.json', 'issues.json', ...RENDITIONS]) {
      const text = temp.read(file);
      expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
    }
  });

  it('writes every leaf of the company with its raw paths, and with its rule where one made it', () => {
    const temp = suiteWith({ 'raw/qycxnew.json': body({ ...RECORD, fenname: undefined }) });
    updateCase(temp.suite, 'trader');
    const company = JSON.parse(temp.read('company.json'));
    expect(company.name).toEqual({ value: RECORD.qyName, from: ['$.qycxnew.value.qyName'] });
    expect(company.registeredCapital.amount).toEqual({
      value: '1000000.00',
      from: ['$.qycxnew.value.registCapi'],
      rule: 'capital/1',
    });
    expect(company.translatedName).toMatchObject({
      from: ['$.qycxnew.value.qyName'],
      rule: expect.any(String),
    });
    expect(temp.read('company.json')).not.toContain('"origins"');
  });

  it('changes nothing and prints nothing when all is as expected', () => {
    const temp = suiteWith();
    updateCase(temp.suite, 'trader');
    expect(report(temp)).toEqual([]);
  });

  it('refreshes the newest release and names what changed by JSONPath', () => {
    const temp = suiteWith();
    updateCase(temp.suite, 'trader');
    const stored = JSON.parse(temp.read(`${NEWEST}/v1/refresh.json`));
    temp.write(`${NEWEST}/v1/refresh.json`, { ...stored, name: '甲', was: 1 });
    temp.write('issues.json', 'no JSON');
    expect(report(temp)).toEqual([
      'trader',
      expect.stringContaining('  issues.json: changed (The text is not JSON'),
      `  ${NEWEST}/v1/refresh.json: changed`,
      `    ~ $.name: "甲" -> "${RECORD.qyName}"`,
      '    - $.was: 1',
    ]);
    expect(checkCase(temp.suite, 'trader').failures).toEqual([]);
  });

  it('refuses to change a frozen release with the reason, and writes nothing of the case', () => {
    const temp = suiteWith();
    updateCase(temp.suite, 'trader');
    const before = temp.read('company.json');
    temp.write('raw/qycxnew.json', body({ ...RECORD, status: '注销' }));
    const lines = report(temp);
    expect(lines.slice(1).map((line) => line.trim().split(':')[0])).toEqual(OLDER);
    expect(lines).toContain(
      '  2025-06-23/v2/super.json: the release 2025-06-23 is frozen, and nothing of this case was written: ' +
        '$.content.status: expected "LIVE", got "CLOSED" (and 1 more); make the code give what it gave or, ' +
        "where the case's own raw bodies changed, delete this file and run again",
    );
    expect(temp.read('company.json')).toBe(before);
    expect(temp.read(`${NEWEST}/v2/super.json`)).toContain('"LIVE"');
  });

  it('refuses it too when only the bytes would change', () => {
    const temp = suiteWith();
    updateCase(temp.suite, 'trader');
    temp.write('2025-06-23/v1/super.json', JSON.parse(temp.read('2025-06-23/v1/super.json')));
    expect(updateCase(temp.suite, 'trader').failures.map(({ kind, file }) => `${kind} ${file}`)).toEqual([
      'frozen 2025-06-23/v1/super.json',
    ]);
  });

  it('makes the files of a frozen release that are not there', () => {
    const temp = suiteWith();
    updateCase(temp.suite, 'trader');
    temp.write('raw/qycxnew.json', body({ ...RECORD, status: '注销' }));
    for (const file of OLDER) temp.remove(file);
    expect(updateCase(temp.suite, 'trader').failures).toEqual([]);
    expect(temp.read('2025-06-23/v2/super.json')).toContain('"CLOSED"');
    expect(checkCase(temp.suite, 'trader').failures).toEqual([]);
  });

  it('removes what the case no longer gives, but never a frozen file', () => {
    const temp = suiteWith();
    updateCase(temp.suite, 'trader');
    temp.remove('raw/qycxnew.json');
    temp.write('raw/isHmd.json', body({ isHmd: false }));
    expect(
      updateCase(temp.suite, 'trader')
        .failures.map(({ file }) => file)
        .sort(),
    ).toEqual([...OLDER].sort());
    expect(existsSync(temp.path('company.json'))).toBe(true);
    for (const file of OLDER) temp.remove(file);
    expect(report(temp).slice(0, 3)).toEqual([
      'trader',
      '  error.json: new',
      `  ${NEWEST}/v1/refresh.json: removed`,
    ]);
    expect(JSON.parse(temp.read('error.json'))).toEqual({ name: 'RawPayloadError', reason: 'no_company' });
    expect(checkCase(temp.suite, 'trader').failures).toEqual([]);
  });

  it('leaves a file alone that it could not have made, and reports it', () => {
    const temp = suiteWith({ 'notes.txt': 'mine' });
    expect(updateCase(temp.suite, 'trader').failures).toEqual([
      {
        kind: 'unclaimed',
        file: 'notes.txt',
        message: 'is not expected of this case; remove it, or correct its name or "renditions" in case.json',
      },
    ]);
    expect(temp.read('notes.txt')).toBe('mine');
    expect(existsSync(temp.path('company.json'))).toBe(true);
  });

  it('writes nothing when a raw file is not JSON', () => {
    const temp = suiteWith({ 'raw/info.json': '<html></html>' });
    expect(updateCase(temp.suite, 'trader')).toMatchObject({
      changes: [],
      failures: [{ file: 'raw/info.json' }],
    });
    expect(existsSync(temp.path('error.json'))).toBe(false);
  });
});
