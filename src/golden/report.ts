/**
 * What checking and updating say to a reader, as lines.
 *
 * @example
 * reportCheck(checkCase(suite, 'seed-jyyc'), plain)
 * // ['FAILED seed-jyyc', '  super.json: $.content.name: expected "A", got "B"; if that is right, …']
 */

import { printable } from '../text/printable.js';
import { lineOf, type Paint } from './print.js';
import type { CaseResult, Failure, FileChange, UpdatedCase } from './suite.js';

/** More failures of one case than this are counted, not printed. */
const SHOWN = 5;

/** Nothing for a case that is as expected. */
export function reportCheck({ name, failures }: CaseResult, paint: Paint): string[] {
  if (failures.length === 0) return [];
  const more = failures.length - SHOWN;
  return [
    `${paint('red', 'FAILED')} ${paint('bold', printable(name))}`,
    ...failures.slice(0, SHOWN).map(failureLine),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}

/** Everything that changed, and what was refused. */
export function reportUpdate({ name, changes, failures }: UpdatedCase, paint: Paint): string[] {
  if (changes.length === 0 && failures.length === 0) return [];
  return [
    paint('bold', printable(name)),
    ...changes.flatMap((change) => changeLines(change, paint)),
    ...failures.map(failureLine),
  ];
}

function failureLine({ file, message }: Failure): string {
  return `  ${printable(file)}: ${printable(message)}`;
}

function changeLines({ file, kind, comparison }: FileChange, paint: Paint): string[] {
  const lines = comparison?.differences.map((difference) => `    ${lineOf(difference, paint)}`) ?? [];
  const problem = comparison?.problem === undefined ? '' : ` (${comparison.problem})`;
  return [`  ${printable(file)}: ${kind}${problem}`, ...lines];
}
