/** The explanation as text for a terminal: head, verdicts, fields with their sources, what was not used, issues. */

import { printable } from '../text/printable.js';
import type { Answer, Evidence, ExplainedField, Explanation } from './explanation.js';
import { requireExplanation } from './required.js';

/**
 * @param explanation What `explain` returns.
 * @returns Lines of text without control characters, ending in a newline.
 * @throws {TypeError} When it is something else, such as a bundle.
 * @example
 * process.stdout.write(explainText(explain(bundle)));
 */
export function explainText(explanation: Explanation): string {
  requireExplanation(explanation);
  const lines = [
    ...headLines(explanation),
    '',
    'Verdicts',
    ...explanation.verdicts.flatMap(({ label, answer, because, against, doubts, past, ask }) => [
      `  ${SIGNS[answer]} ${label.en} (${label.zh})`,
      ...because.map((each) => `      because ${evidenceLine(each)}`),
      ...against.map((each) => `      but ${evidenceLine(each)}`),
      ...doubts.map((each) => `      in doubt: ${evidenceLine(each)}`),
      ...past.map((each) => `      past: ${evidenceLine(each)}`),
      ...(ask.length > 0 ? [`      ask ${ask.join(' or ')}`] : []),
    ]),
    '',
    'Fields',
    ...explanation.fields.flatMap(fieldLines),
    '',
    `Not used: ${explanation.unused.length} raw values`,
    ...explanation.unused.map(
      ({ path, reason, detail }) => `  ${path} ${reason}${detail === null ? '' : `: ${detail}`}`,
    ),
    '',
    'Not asked',
    ...explanation.endpoints
      .filter(({ state, couldFill }) => state !== 'used' && couldFill.length > 0)
      .map(
        ({ name, state, couldFill }) =>
          `  ${name} (${state}) could fill ${couldFill.map(({ title }) => title).join(', ')}`,
      ),
    '',
    `Issues: ${explanation.issues.length}`,
    ...explanation.issues.map(
      ({ severity, code, path, message }) => `  ${severity} ${code} ${path}: ${message}`,
    ),
  ];
  return `${lines.map(printable).join('\n')}\n`;
}

const SIGNS: { readonly [A in Answer]: string } = { yes: 'YES    ', no: 'no     ', unknown: 'UNKNOWN' };

function headLines({ subject, request }: Explanation): string[] {
  const { name, translatedName, identifiers, status, checked } = subject;
  return [
    [name ?? 'No name', translatedName ?? ''].filter((part) => part !== '').join(' – '),
    ...identifiers.map(({ label, value, checks }) => {
      const failed = checks.filter(({ holds }) => !holds).map((check) => check.label.en);
      return `${label.en} ${value}: ${failed.length === 0 ? 'all checks hold' : `fails: ${failed.join(', ')}`}`;
    }),
    `Status ${status.target}${status.words === null ? '' : ` (${status.words})`}`,
    checked === null
      ? 'No endpoint says when it was asked'
      : `Data of ${checked.oldest} to ${checked.newest}`,
    `Dataset ${request.dataset} ${request.version}, release ${request.release}`,
  ];
}

function evidenceLine({ says, path, row }: Evidence): string {
  const facts =
    row === undefined ? [] : [row.reason, row.authority, row.from, row.until].filter((part) => part !== null);
  return `${says.en}${facts.length === 0 ? '' : `: ${facts.join(', ')}`} ${path}`;
}

function fieldLines({ output, value, inputs, how, rule, row }: ExplainedField): string[] {
  const own = row?.addedBy ? `, the caller's row ${row.row} of ${row.list}` : '';
  const made = how === 'literal' ? 'literal' : `${how}${rule === null ? '' : ` by ${rule}${own}`}`;
  return [
    `  ${output} = ${value === null ? 'null' : String(value)} (${made})`,
    ...inputs.map(({ path, original }) => `      ${path} ${original}`),
  ];
}
