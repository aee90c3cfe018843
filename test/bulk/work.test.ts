import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/bulk/block.js';
import { optionsOf } from '../../src/bulk/task.js';
import { workOn } from '../../src/bulk/work.js';
import { normalize, VERSION } from '../../src/index.js';
import { line, parsed, SUPER } from './bundles.js';

function block(text: string, firstLine = 1): Block {
  return {
    kind: 'lines',
    pieces: [new Uint8Array(Buffer.from(text))],
    firstLine,
    end: { at: 0, records: 0 },
  };
}

describe('work on a block', () => {
  it('gives the responses that single runs give, in the order of the lines', () => {
    const [first, second] = [line('甲有限公司'), line('乙有限公司')];
    const expected = [first, second].map((each) => normalize(JSON.parse(each), optionsOf(SUPER)).response);
    expect(parsed(workOn(block(`${first}\r\n\n${second}`), SUPER).out)).toEqual(expected);
  });

  it('gives the same whether records are worked on together or, for their size, in several batches', () => {
    const long = line('丙有限公司', { scope: '贸易'.repeat(20_000) });
    const lines = [line('甲有限公司'), '{"a":', long, '[]', long, line('乙有限公司')];
    const alone = lines.map((each, index) => workOn(block(each, index + 1), SUPER));
    const together = workOn(block(lines.join('\n')), SUPER);
    expect(parsed(together.out)).toEqual(alone.flatMap(({ out }) => parsed(out)));
    expect(parsed(together.issues)).toEqual(alone.flatMap(({ issues }) => parsed(issues)));
    expect(together.tally).toMatchObject({ records: 6, failed: 2, bytes: Buffer.byteLength(lines.join('')) });
  });

  it('says of each issue which line, whose, which endpoint and which version of neci-kyc', () => {
    const bundle = line('甲有限公司', { startDate: '2017-02-29' });
    const { issues } = normalize(JSON.parse(bundle), optionsOf(SUPER));
    const entries = parsed(workOn(block(`\n${bundle}`, 11), SUPER).issues);
    const endpoint = (path: string) => (path === '$' ? {} : { endpoint: 'qycxnew' });
    expect(entries).toEqual(
      issues.map((issue) => ({ line: 12, ...endpoint(issue.path), ...issue, neciKyc: VERSION })),
    );
    expect(new Set(entries.map((entry) => entry.endpoint))).toEqual(new Set(['qycxnew', undefined]));
    expect(Object.keys(entries[0] ?? {})[0]).toBe('line');
    expect(entries.map(({ code }) => code)).toContain('unparseable_value');
  });

  it('names a line that nothing can be made of with its typed error, and delivers the others', () => {
    const text = [line('甲有限公司'), '{"qycxnew":{},"qycxnew":{}}', '{"a":', '[]', line('乙有限公司')].join(
      '\n',
    );
    const { out, issues, tally } = workOn(block(text), SUPER);
    expect(parsed(out).length).toBe(2);
    const failed = parsed(issues).filter(({ error }) => error !== undefined);
    expect(
      failed.map(({ line: number, error, reason, byteOffset }) => [number, error, reason, byteOffset]),
    ).toEqual([
      [2, 'RawPayloadError', 'duplicate_key', 14],
      [3, 'RawPayloadError', 'not_json', 5],
      [4, 'RawPayloadError', 'not_a_bundle', undefined],
    ]);
    expect(tally).toMatchObject({
      records: 5,
      failed: 3,
      failures: { duplicate_key: 1, not_json: 1, not_a_bundle: 1 },
    });
  });

  it('names a line that is not UTF-8 by its encoding', () => {
    const bytes = new Uint8Array([0x7b, 0xff, 0x7d, 0x0a]);
    const { issues } = workOn(
      { kind: 'lines', pieces: [bytes], firstLine: 1, end: { at: 4, records: 1 } },
      SUPER,
    );
    expect(parsed(issues)).toMatchObject([
      { line: 1, error: 'RawPayloadError', reason: 'encoding', byteOffset: 1 },
    ]);
  });

  it('never quotes a record in what it says of it', () => {
    const { issues, tally } = workOn(block('{"secret":"卢某某"\n{"secret":"卢某某"}\n'), SUPER);
    expect(parsed(issues).length).toBe(2);
    expect(`${Buffer.from(issues)}${JSON.stringify(tally)}`).not.toMatch(/secret|卢/);
  });

  it('names a line that was too long to be kept', () => {
    const { issues, tally } = workOn(
      {
        kind: 'longLine',
        firstLine: 7,
        size: 30_000_000,
        end: { at: 1, records: 7 },
      },
      SUPER,
    );
    expect(parsed(issues)).toMatchObject([{ line: 7, error: 'RawPayloadError', reason: 'limit_exceeded' }]);
    expect(tally).toMatchObject({ records: 1, failed: 1, bytes: 30_000_000 });
  });

  it('stops at the failed record that is one too many, and keeps what stands before it', () => {
    const text = [line('甲有限公司'), 'x', line('乙有限公司'), 'y', line('丙有限公司')].join('\n');
    const { out, tally, stoppedAt } = workOn(block(text), SUPER, [], 2);
    expect(parsed(out).length).toBe(2);
    expect(stoppedAt).toEqual({ line: 4 });
    expect(tally).toMatchObject({ records: 4, failed: 2 });
  });

  it('leaves the entries out when nobody wants them, and counts them all the same', () => {
    const bundle = line('甲有限公司', { startDate: '2017-02-29', registCapi: '5()' });
    const { issues, tally } = workOn(block(bundle), { ...SUPER, issues: false });
    expect(issues.length).toBe(0);
    expect(tally.issues.warning.unparseable_value).toBe(2);
  });

  it('writes the same into memory that was used before', () => {
    const text = block(line('甲有限公司'));
    const fresh = workOn(text, SUPER);
    const spares = [new ArrayBuffer(10), new Uint8Array(5000).fill(0x78).buffer];
    const again = workOn(text, SUPER, spares);
    expect(Buffer.from(again.out).toString()).toBe(Buffer.from(fresh.out).toString());
    expect(Buffer.from(again.issues).toString()).toBe(Buffer.from(fresh.issues).toString());
    expect(spares).toEqual([]);
  });

  it('lets no clock and no chance in: times are those of the task, else null', () => {
    const request = { requestTime: '2025-06-23T15:28:19+08:00' };
    const [response] = parsed(workOn(block(line('甲有限公司')), { ...SUPER, request }).out);
    expect(response).toMatchObject({
      datasetId: null,
      requestTime: '2025-06-23T07:28:19+00:00',
      responseTime: null,
    });
  });
});
