import { describe, expect, it } from 'vitest';
import { covers, layoutOf, NameError } from '../../src/worker/layout.js';
import { describeTask, responseId, type Task } from '../../src/worker/task.js';

const TASK: Task = {
  dataset: 'super',
  version: 'v2',
  release: '2025-07-09',
  extensions: true,
  translate: 'derive',
  program: '1.2.3',
};

describe('layoutOf', () => {
  it('names the streams by the input stream, and the consumer by the task', () => {
    expect(layoutOf(TASK)).toEqual({
      stream: 'NECI',
      in: 'neci.raw.>',
      out: 'neci.dataset.super.v2',
      failed: 'neci.failed',
      issues: 'neci.issues',
      durable: 'super-v2-2025-07-09',
      streams: {
        in: 'NECI',
        out: 'NECI-DATASETS',
        failed: 'NECI-FAILED',
        issues: 'NECI-ISSUES',
        poison: 'NECI-POISON',
      },
      advisories: '$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES.NECI.super-v2-2025-07-09',
      tried: 'NECI-TRIED.super-v2-2025-07-09',
    });
  });

  it('gives tasks with other options other consumers', () => {
    const plain = { ...TASK, extensions: false, translate: 'source-only' } as const;
    expect(layoutOf(plain).durable).toBe('super-v2-2025-07-09-no-extensions-no-translate');
  });

  it.each([
    ['stream', 'NE.CI'],
    ['durable', 'a b'],
    ['in', 'neci..raw'],
    ['in', 'neci.>.raw'],
    ['out', 'neci.dataset.>'],
    ['out', ''],
    ['failed', 'neci.*'],
    ['issues', 'neci issues'],
  ])('refuses %s %j, which the server would not take', (name, value) => {
    expect(() => layoutOf(TASK, { [name]: value })).toThrow(NameError);
  });

  it.each([
    ['out', 'neci.raw.out', '--out is among the subjects of --in'],
    ['failed', 'neci.raw.failed', '--failed-subject is among the subjects of --in'],
    ['issues', 'neci.failed', '--issues-subject is among the subjects of --failed-subject'],
    ['in', '>', '--failed-subject is among the subjects of --in'],
    ['in', 'neci.*', '--failed-subject is among the subjects of --in'],
  ])('refuses %s %s, to which two things would be published', (name, value, message) => {
    expect(() => layoutOf(TASK, { [name]: value })).toThrow(message);
  });

  it('takes wildcards in the subject of the input', () => {
    expect(layoutOf(TASK, { in: 'neci.*.raw.>' }).in).toBe('neci.*.raw.>');
  });
});

describe('covers', () => {
  it.each([
    ['neci.raw.>', 'neci.raw.a.b', true],
    ['neci.raw.>', 'neci.raw.>', true],
    ['neci.raw.>', 'neci.raw', false],
    ['neci.*.a', 'neci.raw.a', true],
    ['neci.*', 'neci.raw.a', false],
    ['neci.*', 'neci.>', false],
    ['neci.raw', 'neci.raw', true],
    ['neci.raw', 'neci.*', false],
  ])('says of %s whether it takes in %s: %s', (pattern, subject, expected) => {
    expect(covers(pattern, subject)).toBe(expected);
  });
});

describe('responseId', () => {
  it('differs where the response can differ', () => {
    const others: Partial<Task>[] = [
      {},
      { dataset: 'refresh' },
      { version: 'v1' },
      { release: '2025-06-23' },
      { extensions: false },
      { translate: 'source-only' },
      { program: '1.2.4' },
    ];
    const ids = others.map((other) => responseId('ab', { ...TASK, ...other }));
    expect(new Set([...ids, responseId('cd', TASK)]).size).toBe(others.length + 1);
  });
});

describe('describeTask', () => {
  it('says the options in a line, and not the version of the program', () => {
    expect(describeTask(TASK)).toBe('super v2 2025-07-09, with extensions, translate derive');
  });
});
