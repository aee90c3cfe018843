import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { normalize } from '../../src/normalize.js';
import * as capital from '../../src/values/capital.js';
import * as term from '../../src/values/term.js';

/** One reading of facts that public files and bug reports show: what is read, by whom, and what should come of it. */
interface Case {
  readonly kind: string;
  readonly reader: string;
  readonly input: unknown;
  readonly expected: string;
}

const CASES: readonly Case[] = JSON.parse(readFileSync(new URL('./cases.json', import.meta.url), 'utf8'));

const READERS: Readonly<Record<string, (given: Case) => void>> = {
  capital: ({ input, expected }) => expect(capitalOf(String(input))).toBe(expected),
  term: ({ input, expected }) => {
    const read = term.parse(String(input));
    expect(read.ok && term.format(read.value)).toBe(expected);
  },
  'bundle: content.status': ({ input, expected }) => expect(superOf(input).content.status).toBe(expected),
  'bundle: incorporationDate': ({ input, expected }) =>
    expect(superOf(input).content.additionalData.legalEvents?.incorporationDate).toBe(expected),
  'bundle: startDate left out with an issue': ({ input }) =>
    expectDayLeftOut(input, 'startDate', 'incorporationDate'),
  'bundle: checkDate left out with an issue': ({ input }) =>
    expectDayLeftOut(input, 'checkDate', 'approvalDate'),
  'bundle: isCorporate': ({ input, expected }) =>
    expect(
      superOf(input).content.associatedEntities.shareholders.map((holder) => holder.isCorporate),
    ).toEqual([expected]),
  'bundle: registrationNumber': ({ input, expected }) =>
    expect(superOf(input).content.registrationNumber).toBe(expected),
  'bundle: sharePercentage': ({ input, expected }) => {
    const shares = superOf(input).content.associatedEntities.shareholders.map(
      (holder) => holder.sharePercentage,
    );
    expect(shares).toEqual(expected.split(' ').map(Number));
  },
  'bundle: no contradiction:district': ({ input }) => expect(issuesOf(input, 'contradiction')).toEqual([]),
  'bundle: no error contradiction': ({ input }) => expect(issuesOf(input, 'contradiction')).toEqual([]),
  'bundle: a contradiction (0.25 % beside 25 of 100)': expectContradiction,
  'bundle: a contradiction': expectContradiction,
  'bundle: an issue that 张三 stands twice (50 in all)': ({ input }) =>
    expect(issuesOf(input, 'duplicate_row').map(({ path, severity }) => [path, severity])).toEqual([
      ['$.neci.shareholders[0].subConAm', 'warning'],
    ]),
};

/** The readers of personal numbers, which have a reader's name for each field that once let one out. */
function readerOf({ kind, reader }: Case): (given: Case) => void {
  const read = kind.startsWith('A') ? expectKeptOut : READERS[reader];
  if (!read) throw new Error(`No reader of the name ${reader}`);
  return read;
}

function superOf(bundle: unknown) {
  return normalize(bundle, { dataset: 'super', version: 'v2' }).response;
}

function issuesOf(bundle: unknown, code: string) {
  return normalize(bundle, { dataset: 'super', version: 'v2' }).issues.filter((issue) => issue.code === code);
}

function capitalOf(text: string): string {
  const read = capital.parse(text);
  return read.ok ? `${read.value.amount} ${read.value.currency?.code ?? '-'}` : read.reason;
}

function expectDayLeftOut(bundle: unknown, key: string, field: 'incorporationDate' | 'approvalDate'): void {
  expect(superOf(bundle).content.additionalData.legalEvents?.[field]).toBeUndefined();
  expect(issuesOf(bundle, 'unparseable_value')).toMatchObject([
    { path: `$.qycxnew.value.${key}`, reason: 'placeholder' },
  ]);
}

function expectContradiction({ input }: Case): void {
  expect(issuesOf(input, 'contradiction').map(({ reason }) => reason)).toContain('share_against_amount');
}

const RESIDENT_ID = /(?<!\d)[1-8]\d{16}[\dX]/;

/** A resident identity number is in no response, and an issue says that something was taken away. */
function expectKeptOut({ input }: Case): void {
  const [number = 'no number in the case'] = RESIDENT_ID.exec(JSON.stringify(input)) ?? [];
  for (const version of ['v1', 'v2'] as const) {
    for (const dataset of ['refresh', 'super'] as const) {
      const { response, issues } = normalize(input, { dataset, version });
      expect(JSON.stringify(response)).not.toContain(number);
      expect(JSON.stringify(issues)).not.toContain(number);
      const about = issues.filter(({ code }) => code === 'dropped_value' || code === 'invalid_identifier');
      expect(about.map(({ reason }) => reason)).toEqual([
        about[0]?.code === 'dropped_value' ? 'resident_number' : 'structure',
      ]);
    }
  }
}

describe('facts as registers write them', () => {
  it.each(CASES.map((given) => [given.kind, JSON.stringify(given.input), given] as const))(
    '%s: %s',
    (_, __, given) => readerOf(given)(given),
  );
});
