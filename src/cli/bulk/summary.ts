/** What a bulk run prints on stderr: how far it has come, and at its end a few aligned lines. */

import { ranked } from '../../bulk/counts.js';
import type { State } from '../../bulk/run.js';
import { SEVERITIES, type Tally, totalIssues } from '../../bulk/tally.js';
import { printable } from '../../text/printable.js';
import { duration, inThousands } from '../progress.js';

/** "12,000 records", "9,800 records/s, 61.2 MB/s", … `from`: where a resumed run started; its pace is its own. */
export function factsOf({ tally }: State, from: State | undefined, seconds: number): string[] {
  return [
    `${inThousands(tally.records)} records`,
    paceOf(tally, from, seconds),
    `${inThousands(totalIssues(tally))} issues`,
    `${inThousands(tally.failed)} failed`,
  ];
}

function paceOf(tally: Tally, from: State | undefined, seconds: number): string {
  const records = tally.records - (from?.tally.records ?? 0);
  const bytes = tally.bytes - (from?.tally.bytes ?? 0);
  return `${inThousands(records / seconds)} records/s, ${(bytes / seconds / 1e6).toFixed(1)} MB/s`;
}

/** `from`: where a resumed run started; the time is that of this run alone. */
export function summaryOf({ tally }: State, from: State | undefined, seconds: number): string {
  const rows = [
    ['records', inThousands(tally.records)],
    ['failed', inThousands(tally.failed)],
    ...ranked(tally.failures).map(([reason, count]) => [`  ${reason}`, inThousands(count)]),
    ['issues', inThousands(totalIssues(tally))],
    ...SEVERITIES.flatMap((severity) =>
      ranked(tally.issues[severity]).map(([code, count]) => [`  ${severity} ${code}`, inThousands(count)]),
    ),
  ] as const;
  const [left, right] = [0, 1].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const lines = rows.map(
    ([name = '', count = '']) => `${name.padEnd(left ?? 0)}  ${count.padStart(right ?? 0)}`,
  );
  return [...lines, `${duration(seconds)}, ${paceOf(tally, from, seconds)}`]
    .map((line) => `${line}\n`)
    .join('');
}

/** The first records that failed, one line each, and how many more there are. */
export function failuresOf({ firstFailures, failed }: Tally): string {
  const more = failed - firstFailures.length;
  const named = firstFailures.map(printable);
  const lines = more > 0 ? [...named, `… and ${inThousands(more)} more`] : named;
  return lines.map((line) => `${line}\n`).join('');
}
