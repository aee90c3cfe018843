/** neci-kyc golden: golden cases of one's own, checked and refreshed by the runner that checks ours. */

import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { RawPayloadError } from '../errors.js';
import { codeOf, WriteError } from '../files/ioError.js';
import { statOf, targetOf } from '../files/target.js';
import { addCase } from '../golden/add.js';
import { CaseError, isCase, listCases } from '../golden/case.js';
import { checkCase } from '../golden/check.js';
import { junitOf } from '../golden/junit.js';
import { type Paint, painter } from '../golden/print.js';
import { reportCheck, reportUpdate } from '../golden/report.js';
import type { CheckedCase, Suite } from '../golden/suite.js';
import { updateCase } from '../golden/update.js';
import { parseBundle } from '../reading/bundle.js';
import { printable } from '../text/printable.js';
import { countOf, dataError, type Io, nameOf, newCommand, usageError } from './command.js';
import { readInput } from './input.js';
import { writeOutputs } from './output.js';
import { table } from './table.js';

const CASE = `
A case is a folder in DIR, which add makes of a bundle:
  DIR/<case>/case.json            {}, or any of { "title": "…", "shows": ["…"], "request": { "datasetId": "…", … } }
  DIR/<case>/raw/<endpoint>.json  the body of each endpoint
update makes the rest: company.json, issues.json and super.json, which is super v2 of the newest release. With
"renditions": "all" in case.json it makes <release>/<version>/<dataset>.json in place of super.json.`;

export function command(io: Io): Command {
  const example = `neci-kyc golden add cases/xiaomi examples/xiaomi.json && neci-kyc golden check cases\n${CASE}`;
  return newCommand('golden', example, io)
    .addCommand(addCommand(io))
    .addCommand(checkCommand(io))
    .addCommand(updateCommand(io));
}

function addCommand(io: Io): Command {
  return newCommand('add', 'neci-kyc golden add cases/xiaomi examples/xiaomi.json', io)
    .description('make a case of a raw bundle, with its expected files')
    .showHelpAfterError('(see neci-kyc golden add --help)')
    .argument('<case>', 'the folder to make, such as cases/xiaomi')
    .argument('<bundle>', 'a raw bundle as JSON; "-" is stdin')
    .action((folder: string, bundle: string) => add(folder, bundle, io));
}

function checkCommand(io: Io): Command {
  const example = 'neci-kyc golden check cases --junit golden.xml';
  return newCommand('check', example, io)
    .description('compare the output of each case with its expected files')
    .showHelpAfterError('(see neci-kyc golden check --help)')
    .argument('<dir>', 'the folder of the cases')
    .option(
      '--junit <file>',
      'write the result as JUnit XML too; "-" is stdout, and then the rest goes to stderr',
    )
    .action((dir: string, { junit }: { readonly junit?: string }) => check(dir, junit, io));
}

function updateCommand(io: Io): Command {
  const example = 'neci-kyc golden update cases sole-proprietor';
  return newCommand('update', example, io)
    .description('write the expected files; those of a frozen release are never changed')
    .showHelpAfterError('(see neci-kyc golden update --help)')
    .argument('<dir>', 'the folder of the cases')
    .argument('[case]', 'one case; all of them without')
    .action((dir: string, name: string | undefined) => update(dir, name, io));
}

async function add(folder: string, bundle: string, io: Io): Promise<void> {
  if (folder === '') throw usageError('the case is empty; name the folder to make, such as cases/xiaomi');
  const outer = caseAround(folder);
  if (outer !== undefined) throw usageError(`${folder} is in the case ${outer}; name a folder beside it`);
  const input = await readInput(bundle, io);
  try {
    parseBundle(input);
    addCase(folder, Buffer.from(input).toString());
  } catch (error) {
    if (error instanceof RawPayloadError)
      throw dataError(`${nameOf(bundle)}: ${error.message} [${error.reason}]`);
    if (error instanceof CaseError) throw dataError(`${nameOf(bundle)}: ${error.message}`);
    if (codeOf(error) === 'EEXIST' && statOf(folder) !== undefined)
      throw usageError(`${folder} is there already; golden update refreshes it`);
    throw new WriteError(folder, error);
  }
  const updated = updateCase(suiteOf(dirname(folder)), basename(folder));
  for (const line of reportUpdate(updated, painter(io.stdout, io.env))) io.stdout.write(`${line}\n`);
  if (updated.failures.length > 0) throw dataError(`${folder} could not be finished`);
  io.stdout.write('Read what it expects before you commit it.\n');
}

/** The case that a folder would be made in, where its files would not be expected. */
function caseAround(folder: string): string | undefined {
  const around = dirname(folder);
  if (isCase(around)) return around;
  return resolve(around) === resolve(folder) ? undefined : caseAround(around);
}

async function check(dir: string, junit: string | undefined, io: Io): Promise<void> {
  if (junit === '' || (junit !== undefined && targetOf(junit).kind === 'folder'))
    throw usageError(`--junit ${junit} is not a file; name one, or "-" for stdout`);
  const names = casesIn(dir);
  if (junit !== undefined && names.some((name) => isWithin(join(dir, name), junit)))
    throw usageError(`--junit ${junit} is in a case, where it would not be expected; put it elsewhere`);
  const suite = suiteOf(dir);
  const cases = names.map((name) => checkCase(suite, name));
  const report = junit === '-' ? io.stderr : io.stdout;
  const paint = painter(report, io.env);
  const reports = cases.map((checked) => reportCheck(checked, paint)).filter((lines) => lines.length > 0);
  report.write(`${[summary(cases, paint), ...reports.flatMap((lines) => ['', ...lines])].join('\n')}\n`);
  if (junit !== undefined) {
    const xml = Buffer.from(junitOf(dir, cases));
    await writeOutputs({ out: junit }, io, { restart: true }, (outputs) => outputs.out.write(xml));
  }
  if (reports.length > 0) throw dataError(`${reports.length} of ${names.length} cases failed`);
}

function update(dir: string, asked: string | undefined, io: Io): void {
  const names = casesIn(dir);
  // A shell completes the name of a case with its folder and a slash.
  const name = asked === undefined ? undefined : basename(asked);
  if (name !== undefined && !names.includes(name)) throw usageError(`${dir} has no case ${name}`);
  const suite = suiteOf(dir);
  const updated = (name === undefined ? names : [name]).map((one) => updateCase(suite, one));
  const paint = painter(io.stdout, io.env);
  for (const one of updated) for (const line of reportUpdate(one, paint)) io.stdout.write(`${line}\n`);
  const changed = updated.filter(({ changes }) => changes.length > 0).length;
  io.stdout.write(`cases: ${updated.length}, changed: ${changed}\n`);
  const failed = updated.filter(({ failures }) => failures.length > 0).length;
  if (failed > 0) throw dataError(`${failed} of ${updated.length} cases could not be brought up to date`);
}

function suiteOf(dir: string): Suite {
  return { dir, refresh: `neci-kyc golden update ${/\s/.test(dir) ? JSON.stringify(dir) : dir}` };
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return !isAbsolute(way) && !/^\.\.(?:$|[\\/])/.test(way);
}

function casesIn(dir: string): readonly string[] {
  const names = listed(dir);
  if (names.length > 0) return names;
  if (isCase(dir)) throw usageError(`${dir} is one case; name the folder that it is in`);
  throw usageError(`${dir} has no case; a case is a folder in it with a case.json and raw/<endpoint>.json`);
}

function listed(dir: string): readonly string[] {
  try {
    return listCases(dir);
  } catch (error) {
    throw usageError(`can't read ${dir} (${codeOf(error)})`);
  }
}

function summary(cases: readonly CheckedCase[], paint: Paint): string {
  const rows = cases.map(({ name, failures }) => {
    const result = failures.length === 0 ? paint('green', 'ok') : paint('red', 'FAILED');
    return [printable(name), result, String(failures.length)];
  });
  const failed = cases.filter(({ failures }) => failures.length > 0).length;
  const crlf = cases.reduce((sum, each) => sum + each.crlf.length, 0);
  const note =
    crlf === 0
      ? ''
      : `\n${countOf(crlf, 'file')} with CRLF line ends, which are not a difference; "* text=auto eol=lf" in .gitattributes keeps them LF`;
  return `${table(['Case', 'Result', 'Failures'], rows)}\ncases: ${cases.length}, failed: ${failed}${note}`;
}
