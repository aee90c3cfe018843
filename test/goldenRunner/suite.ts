/** Golden cases in a folder that is gone after the test. */

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

const REFRESH = 'npm run golden --';

/** A suite with one case "trader", files as given on top of a whole one; undefined leaves one out. */
export function suiteWith(files: Readonly<Record<string, unknown>> = {}) {
  const dir = mkdtempSync(join(tmpdir(), 'golden-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  const path = (file: string) => join(dir, 'trader', file);
  const write = (file: string, content: unknown) => {
    mkdirSync(dirname(path(file)), { recursive: true });
    writeFileSync(path(file), typeof content === 'string' ? content : JSON.stringify(content));
  };
  for (const [file, content] of Object.entries({ ...WHOLE, ...files })) {
    if (content !== undefined) write(file, content);
  }
  return {
    suite: { dir, refresh: REFRESH },
    dir,
    path,
    write,
    read: (file: string) => readFileSync(path(file), 'utf8'),
    remove: (file: string) => rmSync(path(file)),
  };
}

export const RECORD = {
  qyName: '义乌市星辰企业管理有限公司',
  registCapi: '100万人民币',
  startDate: '2018-06-15',
  status: '存续',
  fenname: 'Yiwu Morning Star Ltd.',
};

export const body = (value: object) => ({
  result: { success: true, timestamp: 1659447284309 },
  value,
});

const WHOLE = {
  'case.json': {
    title: 'A trader',
    shows: ['a record of five fields'],
    request: {
      datasetId: 'C6409929AFF958E6518ACC23A9739AA5',
      requestTime: '2025-07-10T08:00:00+00:00',
      responseTime: '2025-07-10T08:00:02+00:00',
      estimatedDeliverySeconds: 20,
    },
    renditions: 'all',
  },
  'raw/qycxnew.json': body(RECORD),
};
