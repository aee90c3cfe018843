/** neci-kyc inspect: shows how each parser reads a single value, and why the others reject it. */

import type { Command } from 'commander';
import * as abnormalReason from '../codelists/abnormal-reason.js';
import * as category from '../codelists/category.js';
import * as currency from '../codelists/currency.js';
import * as district from '../codelists/district.js';
import * as division from '../codelists/industry-division.js';
import * as section from '../codelists/industry-section.js';
import * as legalForm from '../codelists/legal-form.js';
import * as status from '../codelists/status.js';
import * as companyName from '../names/company.js';
import * as legalFormEnding from '../names/legalForm.js';
import * as personName from '../names/person.js';
import { isBlank } from '../text/blank.js';
import * as calendarDate from '../values/calendarDate.js';
import * as capital from '../values/capital.js';
import * as decimal from '../values/decimal.js';
import * as employeeCount from '../values/employeeCount.js';
import * as flag from '../values/flag.js';
import * as organizationCode from '../values/organizationCode.js';
import type { Parsed } from '../values/parsed.js';
import * as percentage from '../values/percentage.js';
import * as registrationNumber from '../values/registrationNumber.js';
import * as residentId from '../values/residentId.js';
import * as taxpayerNumber from '../values/taxpayerNumber.js';
import * as term from '../values/term.js';
import * as text from '../values/text.js';
import * as timestamp from '../values/timestamp.js';
import * as uscc from '../values/uscc.js';
import * as yesNo from '../values/yesNo.js';
import { type Io, newCommand } from './command.js';

type Read = (value: string) => Parsed<string, string>;

/** The parsers, in the order in which they are printed. */
const READERS: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['credit code', (value) => formatted(uscc.parse(value), describeCode)],
  ['organization code', organizationCode.parse],
  ['registration number', registrationNumber.parse],
  ['taxpayer number', readTaxpayerNumber],
  ['capital', (value) => formatted(capital.parse(value), describeCapital)],
  ['date', calendarDate.parse],
  ['moment', timestamp.parse],
  ['term', (value) => formatted(term.parse(value), term.format)],
  ['percentage', (value) => formatted(percentage.parse(value), percentage.format)],
  ['number of employees', employeeCount.parse],
  ['number', (value) => formatted(decimal.parse(value), decimal.format)],
  ['flag', (value) => formatted(flag.parse(value), flag.format)],
  ['yes or no', (value) => formatted(yesNo.parse(value), yesNo.format)],
  ['status', (value) => found(status.recognize(value), (entry) => `${entry.target} (${entry.class})`)],
  ['abnormal-list reason', (value) => found(abnormalReason.recognize(value), String)],
  ['currency', (value) => found(currency.recognize(value), describeEntry)],
  ['legal form code', (value) => found(legalForm.lookup(value), describeEntry)],
  ['category code', (value) => found(category.lookup(value), describeEntry)],
  ['industry code', (value) => found(division.recognize(value) ?? section.recognize(value), describeEntry)],
  ['district code', (value) => found(district.lookup(value), ({ code, name }) => `${code} ${name}`)],
  ['person name', (value) => formatted(personName.parse(value), personName.format)],
  ['company name', (value) => formatted(companyName.parse(value), companyName.format)],
  ['legal form', (value) => formatted(legalFormEnding.parse(value), legalFormEnding.format)],
  ['text', (value) => formatted(text.parse(value), text.format)],
]);

/** What the check characters of a taxpayer number say it is. */
const TAXPAYER_NUMBERS = {
  uscc: 'a credit code',
  registrationNumber: 'a registration number',
  registrationNumber_ambiguous: 'a registration number that ends in a valid organization code',
  registrationNumber_old_form: 'a registration number of a cooperative, in a form without a check digit',
  taxpayerNumber: 'a district code and an organization code, the form used before 2015',
} as const;

export function command(io: Io): Command {
  return newCommand('inspect', 'neci-kyc inspect "100 万人民币"', io)
    .argument('<value>', 'a value as the register writes it')
    .action((value: string) => {
      io.stdout.write(inspect(value));
    });
}

/** One line for each parser; those that accept the value come first. */
function inspect(value: string): string {
  if (isBlank(value)) return 'blank: treated as absent\n';
  if (residentId.isValid(value)) return 'resident identity number: never output\n';
  const results = [...READERS].map(([name, read]) => ({ name, read: read(value) }));
  const width = Math.max(...results.map(({ name }) => name.length));
  const line = ({ name, read }: (typeof results)[number]) =>
    `${read.ok ? '+' : '-'} ${name.padEnd(width)}  ${read.ok ? read.value : `rejected: ${read.reason}`}\n`;
  return results
    .sort((a, b) => Number(b.read.ok) - Number(a.read.ok))
    .map(line)
    .join('');
}

function formatted<T>(read: Parsed<T, string>, format: (value: T) => string): Parsed<string, string> {
  return read.ok ? { ok: true, value: format(read.value) } : read;
}

function found<T>(entry: T | undefined, format: (entry: T) => string): Parsed<string, string> {
  return entry === undefined ? { ok: false, reason: 'unknown_code' } : { ok: true, value: format(entry) };
}

/** `normalize` outputs a number that fails its checks, with an issue. Here it counts as rejected. */
function readTaxpayerNumber(value: string): Parsed<string, string> {
  const read = taxpayerNumber.parse(value);
  if (!read.ok) return read;
  if (read.value.kind === 'invalid') return { ok: false, reason: read.value.reason };
  return { ok: true, value: `${read.value.code} (${TAXPAYER_NUMBERS[read.value.kind]})` };
}

function describeEntry({ code, label }: { readonly code: string; readonly label: string }): string {
  return `${code} ${label}`;
}

/** The code and its parts. */
function describeCode(code: string): string {
  const { districtCode, organizationCode: organization } = uscc.parts(code);
  const place = district.lookup(districtCode)?.name ?? 'not in the code list';
  return `${code} (district ${districtCode} ${place}, organization code ${organization})`;
}

function describeCapital({ amount, currency: found }: capital.Capital): string {
  return `${amount} ${found?.code ?? '(no currency)'}`;
}
