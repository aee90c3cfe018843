import type { Issue } from '../../src/issues.js';
import { Reader, type Taken } from '../../src/reading/reader.js';
import type { Sourced } from '../../src/reading/sourced.js';

/** What a cleaner makes of the value at `$.info.data.key`: the value, the rule that made it, and the issues as "code (reason)". */
export function cleaned<T>(clean: (taken: Taken | undefined) => Sourced<T> | undefined, original: unknown) {
  const issues: Issue[] = [];
  const reader = new Reader<{ key: unknown }>(
    { key: original },
    { endpoint: 'info', path: '$.info.data', context: { issues } },
  );
  const leaf = clean(reader.take('key'));
  return {
    value: leaf?.value,
    rule: typeof leaf?.rule === 'object' ? leaf.rule.rule : leaf?.rule,
    issues: issues.map(({ code, reason }) => (reason === undefined ? code : `${code} (${reason})`)),
  };
}
