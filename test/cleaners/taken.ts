import type { CallerCodes } from '../../src/codelists/callerCodes.js';
import type { Issue } from '../../src/issues.js';
import { Reader, type Taken } from '../../src/reading/reader.js';
import type { Sourced } from '../../src/reading/sourced.js';

/** A value taken at `$.info.data.key`, and the issues that its cleaners report; `codes` are rows of the caller. */
export function take(original: unknown, codes?: CallerCodes) {
  const issues: Issue[] = [];
  const context = { issues, additions: codes && { codes } };
  const reader = new Reader<{ key: unknown }>(
    { key: original },
    { endpoint: 'info', path: '$.info.data', context },
  );
  return { taken: reader.take('key'), issues };
}

/** What a cleaner makes of such a value: the value, the rule that made it, and the issues as "code (reason)". */
export function cleaned<T>(clean: (taken: Taken | undefined) => Sourced<T> | undefined, original: unknown) {
  const { taken, issues } = take(original);
  const leaf = clean(taken);
  return {
    value: leaf?.value,
    rule: typeof leaf?.rule === 'object' ? leaf.rule.rule : leaf?.rule,
    issues: issues.map(inShort),
  };
}

/** An issue as "code (reason)". */
export function inShort({ code, reason }: Issue): string {
  return reason === undefined ? code : `${code} (${reason})`;
}
