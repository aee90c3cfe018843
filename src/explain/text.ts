/** The explanation as text for a terminal: head, verdicts, a tree of the fields with their sources, what was not used, issues. */

import { parsePath } from '../json/path.js';
import { printable } from '../text/printable.js';
import type { Answer, EndpointState, Evidence, ExplainedField, Explanation, How } from './explanation.js';
import { requireExplanation } from './required.js';
import { titleWithParent } from './titles.js';

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
    ...tree(explanation),
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
          `  ${name} (${STATES[state]}) could fill ${couldFill.map(titleWithParent).join(', ')}`,
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
      : `Data of ${[...new Set([checked.oldest, checked.newest])].join(' to ')}`,
    `Dataset ${request.dataset} ${request.version}, release ${request.release}`,
  ];
}

function evidenceLine({ says, path, row }: Evidence): string {
  const { reason = null, authority = null, from = null, until = null } = row ?? {};
  const days = [from === null ? [] : `from ${from}`, until === null ? [] : `until ${until}`].flat();
  const facts = [reason, authority, days.join(' ')].filter((part) => part !== null && part !== '');
  return `${says.en}${facts.length === 0 ? '' : `: ${facts.join(', ')}`} ${path}`;
}

/** Objects and lists as headings, each value with what it was made of below it. */
function tree({ fields, issues }: Explanation): string[] {
  const lines: string[] = [];
  let open: readonly string[] = [];
  for (const field of fields) {
    const steps = (parsePath(field.output) ?? [field.output]).map(stepText);
    const name = steps.at(-1) ?? field.output;
    const around = steps.slice(0, -1);
    const common = around.findIndex((step, depth) => step !== open[depth]);
    const start = common < 0 ? around.length : common;
    for (const [depth, step] of around.entries()) if (depth >= start) lines.push(`${indent(depth)}${step}`);
    lines.push(...fieldLines(name, field, indent(around.length), issues));
    open = around;
  }
  return lines;
}

function indent(depth: number): string {
  return '  '.repeat(depth + 1);
}

function stepText(step: unknown): string {
  return typeof step === 'number' ? `[${step}]` : String(step);
}

function fieldLines(
  name: string,
  { value, inputs, how, rule, row, issues }: ExplainedField,
  margin: string,
  all: Explanation['issues'],
): string[] {
  const by = rule === null ? '' : ` by ${rule}`;
  const whose = row?.addedBy ? 'the caller’s row' : 'row';
  const listed = row === null ? '' : `, ${whose} ${row.row} of the list ${row.list}`;
  return [
    `${margin}${name} = ${typeof value === 'object' ? JSON.stringify(value) : String(value)} (${HOW[how]}${by}${listed})`,
    ...inputs.map(({ path, original, checked }) => {
      const asked = checked === null ? '' : ` (asked ${checked.slice(0, 10)})`;
      return `${margin}    from ${path} ${short(original)}${asked}`;
    }),
    ...issues.flatMap((index) => {
      const issue = all[index];
      return issue === undefined || issue.severity === 'info'
        ? []
        : `${margin}    ${issue.severity}: ${issue.code}`;
    }),
  ];
}

const HOW: { readonly [H in How]: string } = {
  as_given: 'as given',
  rewritten: 'rewritten',
  derived: 'derived',
  literal: 'literal',
};

const STATES: { readonly [S in EndpointState]: string } = {
  used: 'used',
  no_result: 'found nothing',
  failed: 'failed',
  absent: 'not in the bundle',
};

/** A row that is quoted as a whole would fill the screen. */
function short(original: string): string {
  return original.length > 200 ? `${original.slice(0, 200)}…` : original;
}
