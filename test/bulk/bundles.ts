/** Lines for the tests of bulk runs: invented companies in the smallest bundle that carries one. */

import { execFileSync } from 'node:child_process';

export function line(name: string, more: object = {}): string {
  const value = { qyName: name, status: '存续', registCapi: '100 万人民币', tags: [], ...more };
  return JSON.stringify({ qycxnew: { result: { success: true }, value } });
}

export function lines(count: number, prefix = '甲乙丙'): string[] {
  return Array.from({ length: count }, (_, index) => line(`${prefix}${index + 1}有限公司`));
}

export const SUPER = {
  dataset: 'super',
  version: 'v2',
  release: '2025-07-09',
  extensions: true,
  translate: 'source-only',
  check: 'leaf',
  request: {},
  issues: true,
  overview: false,
} as const;

export function makePipe(path: string): void {
  execFileSync('sh', ['-c', 'mkfifo "$1"', 'sh', path]);
}

/** The lines of NDJSON, parsed. */
export function parsed(text: string | Uint8Array): Record<string, unknown>[] {
  const whole = typeof text === 'string' ? text : Buffer.from(text).toString();
  return whole
    .split('\n')
    .filter((each) => each !== '')
    .map((each) => JSON.parse(each));
}
