import { describe, expect, it } from 'vitest';
import { createNormalizer } from '../../src/entries/extend.js';
import { sequenceSet } from '../../src/worker/sequences.js';
import { describeTask, responseId, type Task } from '../../src/worker/task.js';
import { workOn } from '../../src/worker/work.js';
import { line, parsed } from '../bulk/bundles.js';

const TASK: Task = {
  dataset: 'super',
  version: 'v2',
  release: '2025-07-09',
  extensions: true,
  translate: 'source-only',
  program: '1.2.3',
};

const work = (body: string, contentType?: string) =>
  workOn({ sequence: 7, contentType, body: Buffer.from(body) }, TASK);

describe('workOn', () => {
  it('takes a message without a content type for one bundle, white space and all', () => {
    const pretty = JSON.stringify(JSON.parse(line('甲有限公司')), null, 2);
    const { response, lines, failures } = work(pretty);
    expect(parsed(response ?? '')).toMatchObject([{ content: { name: '甲有限公司' } }]);
    expect({ lines, failures }).toEqual({ lines: undefined, failures: [] });
  });

  it('gives the same bytes and the same id each time', () => {
    const [first, second] = [work(line('甲有限公司')), work(line('甲有限公司'))];
    expect(second.response).toEqual(first.response);
    expect(second.id).toBe(first.id);
  });

  it('counts the issues by severity and code', () => {
    const { counts, issues } = work(line('甲有限公司', { status: '非正常户' }));
    const entries = parsed(issues ?? '');
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(entries.length);
    expect(counts).toContainEqual({ severity: 'warning', code: 'unknown_code', count: 1 });
    expect(entries[0]).toMatchObject({ sequence: 7 });
  });

  it('says where in a batch a line failed', () => {
    const body = `${line('甲')}\n{"a":\n`;
    const { failures, lines } = work(body, 'Application/X-NDJSON;charset=utf-8');
    expect(lines).toEqual([1]);
    expect(failures).toMatchObject([{ line: 2, failure: { error: 'RawPayloadError', reason: 'not_json' } }]);
    const [start, end] = failures[0]?.span ?? [0, 0];
    expect(Buffer.from(body).subarray(start, end).toString()).toBe('{"a":');
  });

  it('quotes nothing of a bundle in what it says of a failure', () => {
    const { failures } = work('{"qycxnew":{"value":{"operName":"董望舒"}}} 董望舒');
    expect(JSON.stringify(failures)).not.toContain('董');
  });
});

describe('a config', () => {
  const config = { path: '/etc/neci-kyc.config.json', digest: '0123456789abcdef'.repeat(4) };

  it('is part of the task, so that other workers join with the same one alone', () => {
    expect(describeTask({ ...TASK, config })).toBe(`${describeTask(TASK)}, config 0123456789ab`);
  });

  it('is part of the id of a response', () => {
    expect(responseId('00', { ...TASK, config })).toBe(
      responseId('00', TASK).replace('.1.2.3', '.0123456789ab.1.2.3'),
    );
  });

  it('makes the responses', () => {
    const { readCompany } = createNormalizer({ codes: { status: { 某种状态: 'CLOSED' } } });
    const body = Buffer.from(line('甲有限公司', { status: '某种状态' }));
    const { response } = workOn({ sequence: 7, contentType: undefined, body }, TASK, readCompany);
    expect(parsed(response ?? '')).toMatchObject([{ content: { status: 'CLOSED' } }]);
  });
});

describe('sequenceSet', () => {
  it('holds what was added, and walks it in order', () => {
    const set = sequenceSet();
    for (const sequence of [70_000, 3, 8, 3]) set.add(sequence);
    expect(set.size).toBe(3);
    expect([2, 3, 8, 70_000, 70_001, 1e9].map((sequence) => set.has(sequence))).toEqual([
      false,
      true,
      true,
      true,
      false,
      false,
    ]);
    expect([0, 3, 8, 70_000].map((sequence) => set.after(sequence))).toEqual([3, 8, 70_000, undefined]);
  });
});
