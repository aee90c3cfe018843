/**
 * The result of a check as JUnit XML, the form that build servers read. No times: the same result gives the
 * same bytes.
 *
 * @example
 * junitOf('cases', [{ name: 'seed-jyyc', failures: [] }])
 * // <testsuites …><testsuite name="cases" …><testcase classname="cases" name="seed-jyyc"/>…
 */

import type { CaseResult } from './suite.js';

export function junitOf(suite: string, cases: readonly CaseResult[]): string {
  const failed = cases.filter(({ failures }) => failures.length > 0).length;
  const counts = `tests="${cases.length}" failures="${failed}" errors="0" skipped="0"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="neci-kyc golden" tests="${cases.length}" failures="${failed}" errors="0">`,
    `  <testsuite name="${escaped(suite)}" ${counts}>`,
    ...cases.flatMap((checked) => caseLines(suite, checked)),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function caseLines(suite: string, { name, failures }: CaseResult): string[] {
  const opening = `    <testcase classname="${escaped(suite)}" name="${escaped(name)}"`;
  const [first] = failures;
  if (!first) return [`${opening}/>`];
  const text = failures.map(({ file, message }) => `${file}: ${message}`);
  return [
    `${opening}>`,
    `      <failure type="${first.kind}" message="${escaped(text[0] ?? '')}">${escaped(text.join('\n'))}</failure>`,
    '    </testcase>',
  ];
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);

/** What XML 1.0 has no room for, not even escaped: most control characters, lone surrogates, two non-characters. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function escaped(text: string): string {
  return text.replace(FORBIDDEN, '\ufffd').replace(/[&<>"]/g, (mark) => ENTITIES.get(mark) ?? '');
}
