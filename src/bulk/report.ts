/**
 * A bulk run on one page of HTML that needs nothing else: what was wrong, how often each field was filled,
 * statuses, capital, and where to look first. Counts and places only, no value of a record.
 */

import { type Counts, ranked, total } from './counts.js';
import type { OutputField } from './fields.js';
import type { Worst } from './overview.js';
import { SEVERITIES, type Tally, totalIssues } from './tally.js';
import type { Task } from './task.js';

export interface ReportFacts {
  readonly task: Task;
  /** What was read, as the user named it. */
  readonly input: string;
  /** The fields that the dataset can have. */
  readonly fields: readonly OutputField[];
  readonly tally: Tally;
  readonly madeAt: Date;
  /** Where the run ended, when it didn't reach the end of its input. */
  readonly endedAt?: string;
}

export function reportPage(facts: ReportFacts): string {
  const { task, input, tally, madeAt, endedAt } = facts;
  const delivered = tally.records - tally.failed;
  const title = `${task.dataset} ${task.version}, release ${task.release}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>neci-kyc: ${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(input)} · made ${madeAt.toISOString().slice(0, 19).replace('T', ' ')} UTC by neci-kyc</p>
${endedAt === undefined ? '' : `<p class="alarm">The run ended early, at ${escapeHtml(endedAt)}: too many records failed.</p>`}
</header>
<main>
<section class="figures">
${figure('records', tally.records)}
${figure('delivered', delivered)}
${figure('failed', tally.failed, tally.failed > 0 ? 'error' : '')}
${figure('issues', totalIssues(tally))}
</section>
${issuesSection(tally)}
${overviewSections(facts, delivered)}
</main>
</body>
</html>
`;
}

function overviewSections({ tally, fields }: ReportFacts, delivered: number): string {
  const { overview } = tally;
  if (!overview) return '';
  return [
    section(
      'Status',
      bars(ranked(overview.status), delivered),
      'Records delivered, by their status in the output.',
    ),
    section(
      'Registered capital',
      histogram(overview.capitalDigits) + bars(ranked(overview.currencies), delivered),
      'Above: records with a capital in renminbi, by its size in yuan. Below: records by the currency of their capital.',
    ),
    worstSection(overview.worst, tally.firstFailures, tally.failed),
    coverageSection(fields, overview.filled, delivered),
  ].join('\n');
}

function issuesSection(tally: Tally): string {
  const rows = SEVERITIES.flatMap((severity) =>
    ranked(tally.issues[severity]).map(([code, count]) => ({ name: code, count, kind: severity })),
  );
  const failures = ranked(tally.failures).map(([name, count]) => ({ name, count, kind: 'error' }));
  const most = Math.max(1, ...rows.map(({ count }) => count));
  const none = '<p class="note">none</p>';
  return [
    failures.length === 0
      ? ''
      : section(
          'Records that failed',
          table(failures.map((row) => barRow(row.name, row.count, tally.records, row.kind))),
          'Records that could not be normalized, by reason, as a share of all records.',
        ),
    section(
      'Issues by code',
      rows.length === 0 ? none : table(rows.map((row) => barRow(row.name, row.count, most, row.kind, false))),
      'Entries of the issues file. Red: errors, amber: warnings, blue: information.',
    ),
  ].join('\n');
}

function worstSection(worst: readonly Worst[], failures: readonly string[], failed: number): string {
  const rows = worst.map(
    ({ place, errors, warnings, codes }) =>
      `<tr><th>${escapeHtml(place)}</th><td class="number">${errors}</td><td class="number">${warnings}</td>` +
      `<td>${escapeHtml(codes.join(', '))}</td></tr>`,
  );
  const list =
    failures.length === 0
      ? ''
      : `<h3>Failed</h3><ul>${failures.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>` +
        (failed > failures.length
          ? `<p class="note">and ${thousands(failed - failures.length)} more</p>`
          : '');
  const head =
    '<tr><th>record</th><th class="number">errors</th><th class="number">warnings</th><th>codes</th></tr>';
  const found =
    rows.length === 0
      ? '<p class="note">none with a warning</p>'
      : `<table class="list">${head}${rows.join('')}</table>`;
  return section('Worst records', found + list, 'Delivered records with most errors, then most warnings.');
}

/** A field inside a list is counted per element of the list. */
function coverageSection(fields: readonly OutputField[], filled: Counts, delivered: number): string {
  const rows = fields.map(({ path, title }) => {
    const list = path.lastIndexOf('[]');
    const of = list < 0 ? delivered : (filled[path.slice(0, list + 2)] ?? 0);
    return barRow(path, filled[path] ?? 0, of, 'plain', true, title);
  });
  return section(
    'Field coverage',
    table(rows),
    'How often each field was filled: of the records delivered, or of the elements when it is in a list.',
  );
}

function section(title: string, content: string, note: string): string {
  return `<section><h2>${escapeHtml(title)}</h2><p class="note">${escapeHtml(note)}</p>${content}</section>`;
}

function figure(name: string, count: number, kind = ''): string {
  return `<div class="figure ${kind}"><strong>${thousands(count)}</strong><span>${name}</span></div>`;
}

function bars(rows: readonly (readonly [name: string, count: number])[], of: number): string {
  return table(rows.map(([name, count]) => barRow(name, count, of, 'plain')));
}

function table(rows: readonly string[]): string {
  return `<table class="bars">${rows.join('')}</table>`;
}

function barRow(name: string, count: number, of: number, kind: string, isShare = true, title = ''): string {
  const share = of > 0 ? count / of : 0;
  const width = (Math.min(1, share) * 100).toFixed(2);
  const percent = isShare ? `<td class="number">${of > 0 ? percentOf(share) : '–'}</td>` : '';
  const hint = title === '' ? '' : ` title="${escapeHtml(title)}"`;
  return (
    `<tr><th${hint}>${escapeHtml(name)}</th><td class="bar"><i class="${kind}" style="width:${width}%"></i></td>` +
    `<td class="number">${thousands(count)}</td>${percent}</tr>`
  );
}

/** 100 % and 0 % only where it is exactly so. */
function percentOf(share: number): string {
  if (share === 0 || share === 1) return `${share * 100}%`;
  return `${Math.min(99.9, Math.max(0.1, share * 100)).toFixed(1)}%`;
}

const SIZES: readonly { readonly name: string; readonly digits: readonly number[] }[] = [
  { name: '0', digits: [0] },
  { name: '<10万', digits: [1, 2, 3, 4, 5] },
  { name: '10万+', digits: [6] },
  { name: '100万+', digits: [7] },
  { name: '1000万+', digits: [8] },
  { name: '1亿+', digits: [9] },
  { name: '10亿+', digits: [10] },
  { name: '100亿+', digits: Array.from({ length: 30 }, (_, more) => 11 + more) },
];

function histogram(byDigits: Counts): string {
  const columns = SIZES.map(({ name, digits }) => ({
    name,
    count: digits.reduce((sum, each) => sum + (byDigits[String(each)] ?? 0), 0),
  }));
  const most = Math.max(1, ...columns.map(({ count }) => count));
  const [step, width, height] = [80, 56, 140];
  const marks = columns.map(({ name, count }, index) => {
    const tall = (count / most) * height;
    const [left, middle] = [index * step + (step - width) / 2, index * step + step / 2];
    return (
      `<rect x="${left}" y="${(20 + height - tall).toFixed(1)}" width="${width}" height="${tall.toFixed(1)}"/>` +
      `<text x="${middle}" y="${(14 + height - tall).toFixed(1)}">${thousands(count)}</text>` +
      `<text x="${middle}" y="${height + 38}">${name}</text>`
    );
  });
  const label = `Registered capital in renminbi of ${thousands(total(byDigits))} records`;
  return `<svg viewBox="0 0 ${SIZES.length * step} ${height + 46}" role="img" aria-label="${label}">${marks.join('')}</svg>`;
}

function thousands(count: number): string {
  return count.toLocaleString('en-US');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

const STYLE = `
:root{color-scheme:light dark;--ink:#1c2430;--soft:#68748a;--line:#e3e7ee;--page:#fff;--plain:#3d7ea6;--error:#c8372d;--warning:#d9960b;--info:#5b8fd6}
@media(prefers-color-scheme:dark){:root{--ink:#e6eaf0;--soft:#98a3b6;--line:#2c3442;--page:#141922}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:960px;padding:24px;background:var(--page);color:var(--ink);font:14px/1.5 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif}
h1{font-size:24px;margin:0}h2{font-size:17px;margin:32px 0 4px}h3{font-size:14px;margin:16px 0 4px}
header p,.note{color:var(--soft);margin:0 0 8px}
.alarm{color:var(--error)!important;font-weight:600}
.figures{display:flex;flex-wrap:wrap;gap:12px;margin-top:16px}
.figure{flex:1 1 120px;border:1px solid var(--line);border-radius:8px;padding:12px 16px}
.figure strong{display:block;font-size:24px;font-variant-numeric:tabular-nums}
.figure span{color:var(--soft)}.figure.error strong{color:var(--error)}
table{border-collapse:collapse;width:100%}
th{font-weight:400;text-align:left}
.bars th{font-family:ui-monospace,Menlo,monospace,"Noto Sans CJK SC";font-size:12px;padding:2px 12px 2px 0;width:1%;white-space:nowrap}
.bar i{display:block;height:12px;min-width:0;border-radius:2px;background:var(--plain)}
.bar i.error{background:var(--error)}.bar i.warning{background:var(--warning)}.bar i.info{background:var(--info)}
.bar{background:linear-gradient(var(--line),var(--line)) center/100% 1px no-repeat}
.number{text-align:right;padding-left:12px;width:1%;white-space:nowrap;font-variant-numeric:tabular-nums}
.list td,.list th{border-bottom:1px solid var(--line);padding:4px 12px 4px 0;vertical-align:top}
.list .number{padding-right:12px}
svg{width:100%;max-width:720px;height:auto;display:block;margin:8px 0}
svg rect{fill:var(--plain)}svg text{fill:var(--ink);font-size:12px;text-anchor:middle}
ul{margin:0;padding-left:20px}
`;
