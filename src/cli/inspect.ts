/** neci-kyc inspect: what a single value is read as, by each reader, and why not by the others. */

import type { Command } from 'commander';
import * as abnormalReason from '../codelists/abnormal-reason.js';
import * as currency from '../codelists/currency.js';
import * as district from '../codelists/district.js';
import * as status from '../codelists/status.js';
import { isBlank } from '../values/blank.js';
import * as calendarDate from '../values/calendarDate.js';
import * as capital from '../values/capital.js';
import * as companyName from '../values/companyName.js';
import * as legalFormEnding from '../values/legalFormEnding.js';
import * as organizationCode from '../values/organizationCode.js';
import type { Parsed } from '../values/parsed.js';
import * as percentage from '../values/percentage.js';
import * as personName from '../values/personName.js';
import * as registrationNumber from '../values/registrationNumber.js';
import * as residentId from '../values/residentId.js';
import * as term from '../values/term.js';
import * as uscc from '../values/uscc.js';
import { type Io, newCommand } from './command.js';

type Read = (text: string) => Parsed<string, string>;

/** What each reader makes of a text, in the order in which they are printed. */
const READERS: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['credit code', (text) => formatted(uscc.parse(text), describeCode)],
  ['organisation code', (text) => formatted(organizationCode.parse(text), organizationCode.format)],
  ['registration number', (text) => formatted(registrationNumber.parse(text), registrationNumber.format)],
  ['capital', (text) => formatted(capital.parse(text), describeCapital)],
  ['date', (text) => formatted(calendarDate.parse(text), calendarDate.format)],
  ['term', (text) => formatted(term.parse(text), term.format)],
  ['percentage', (text) => formatted(percentage.parse(text), percentage.format)],
  ['status', (text) => found(status.recognise(text), (entry) => `${entry.target} (${entry.class})`)],
  ['abnormal-list ground', (text) => found(abnormalReason.recognise(text), String)],
  ['currency', (text) => found(currency.recognise(text), (entry) => `${entry.code} ${entry.label}`)],
  ['person name', (text) => formatted(personName.parse(text), personName.format)],
  ['company name', (text) => formatted(companyName.parse(text), companyName.format)],
  ['legal form', (text) => formatted(legalFormEnding.parse(text), legalFormEnding.format)],
]);

export function command(io: Io): Command {
  return newCommand('inspect', 'neci-kyc inspect "100 万人民币"', io)
    .argument('<value>', 'a value as the register writes it')
    .action((value: string) => {
      io.stdout.write(inspect(value));
    });
}

/** One line for each reader; those that read the value come first. */
function inspect(value: string): string {
  if (isBlank(value)) return 'blank: says nothing, and is left out\n';
  if (residentId.isValid(value)) return 'a resident identity number: goes nowhere\n';
  const results = [...READERS].map(([name, read]) => ({ name, read: read(value) }));
  const width = Math.max(...results.map(({ name }) => name.length));
  const line = ({ name, read }: (typeof results)[number]) =>
    `${read.ok ? '+' : '-'} ${name.padEnd(width)}  ${read.ok ? read.value : `no: ${read.reason}`}\n`;
  return results
    .sort((a, b) => Number(b.read.ok) - Number(a.read.ok))
    .map(line)
    .join('');
}

function formatted<T>(read: Parsed<T, string>, format: (value: T) => string): Parsed<string, string> {
  return read.ok ? { ok: true, value: format(read.value) } : read;
}

function found<T>(entry: T | undefined, format: (entry: T) => string): Parsed<string, string> {
  return entry === undefined ? { ok: false, reason: 'not_in_the_list' } : { ok: true, value: format(entry) };
}

/** The code, and what it says of its holder. */
function describeCode(code: string): string {
  const { districtCode, organizationCode: organization } = uscc.parts(code);
  const place = district.lookup(districtCode)?.name ?? 'not in the code list';
  return `${code} (district ${districtCode} ${place}, organisation code ${organization})`;
}

function describeCapital({ amount, currency: code }: capital.Capital): string {
  return `${amount} ${code ?? '(no currency)'}`;
}
