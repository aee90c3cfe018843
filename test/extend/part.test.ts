import { describe, expect, it } from 'vitest';
import { AdditionError, clean, createNormalizer, type Reader } from '../../src/entries/extend.js';
import { RawPayloadError } from '../../src/errors.js';
import { faultIn } from '../../src/extend/part.js';
import { readParts } from '../../src/normalize.js';
import { RESIDENT_IDS, XIAOMI } from '../normalize/bundles.js';
import { readBundles } from '../normalize/goldenBundles.js';

const PAYLOAD = {
  title: XIAOMI.name,
  founded: '2010-03-03',
  size: '七',
  owners: [{ who: '单明' }],
  cases: [{ on: '2024-01-02' }],
};

type Acme = Reader<typeof PAYLOAD>;

/** What becomes of what a mapper in plain JavaScript returns. */
function mapping(map: (raw: Acme) => unknown): () => unknown {
  const { normalize } = createNormalizer({
    endpoints: [{ name: 'acme', carries: 'company', map: map as never }],
  });
  return () => normalize({ acme: PAYLOAD }, { dataset: 'super', version: 'v2' });
}

const nameOf = (raw: Acme) => clean.text(raw.take('title'));

describe('what a mapper returns', () => {
  it.each(readBundles())('is what neci-kyc’s own mappers return: $name', ({ bundle }) => {
    let parts: ReturnType<typeof readParts>['parts'];
    try {
      ({ parts } = readParts(bundle, { issues: [] }));
    } catch (error) {
      if (!(error instanceof RawPayloadError)) throw error;
      return expect(error.reason).not.toBe('not_json');
    }
    expect(parts.map(({ part }) => faultIn({ ...part }))).toEqual(parts.map(() => undefined));
  });

  it.each<[what: string, map: (raw: Acme) => unknown, message: string]>([
    [
      'a key that a row does not have',
      (raw) => ({ shareholders: raw.rows('owners')?.map((row) => ({ nam: clean.text(row.take('who')) })) }),
      'shareholders[0].nam, which is not a field there; fields are name, translatedName, holderType',
    ],
    [
      'what another cleaner makes',
      (raw) => ({ name: clean.status(raw.take('title')) }),
      "name without an origin; make it with a cleaner: clean.text(raw.take('…'))",
    ],
    [
      'a list for a single value',
      (raw) => ({ name: clean.texts(raw.take('title')) }),
      'name without an origin; make it with a cleaner',
    ],
    [
      'a single value for a list',
      (raw) => ({ shareholders: nameOf(raw) }),
      'shareholders, which is not a list',
    ],
    [
      'a single value for an amount',
      (raw) => ({ registeredCapital: nameOf(raw) }),
      "registeredCapital, which is not an object of amount, currency, currencyName; make it with clean.capital(raw.take('…'))",
    ],
    [
      'a text for a day',
      (raw) => ({ incorporationDate: nameOf(raw) }),
      "incorporationDate, whose value is not a day, YYYY-MM-DD; make it with clean.date(raw.take('…'))",
    ],
    [
      'a text for a number of persons',
      (raw) => ({ numberOfEmployees: clean.text(raw.take('size')) }),
      "numberOfEmployees, whose value is not a number; make it with clean.employees(raw.take('…'))",
    ],
    [
      'the taken value itself',
      (raw) => ({ name: raw.take('title') }),
      'name without an origin; make it with a cleaner',
    ],
    [
      'an origin that is not in the bundle',
      () => ({ name: { value: 'Acme', origins: [{}] } }),
      'name without an origin; make it with a cleaner',
    ],
    [
      'a value of its own that is not a text',
      (raw) => ({ name: { ...nameOf(raw), value: 7 } }),
      'name, whose value is not a text',
    ],
    [
      'a value of its own that is blank',
      (raw) => ({ name: { ...nameOf(raw), value: ' ' } }),
      'name, whose value is not a text',
    ],
    [
      'a resident identity number',
      (raw) => ({ name: { ...nameOf(raw), value: `甲 ${RESIDENT_IDS[0]}` } }),
      'name, whose value is not a text without a resident identity number',
    ],
    [
      'a control character',
      (raw) => ({ name: { ...nameOf(raw), value: '甲\0公司' } }),
      'name, whose value is not a text without a resident identity number or a control character',
    ],
    [
      'a mark that turns the direction of writing',
      (raw) => ({ legalForm: { ...nameOf(raw), value: '甲\u202e公司' } }),
      'legalForm, whose value is not a text without',
    ],
    [
      'a resident identity number as a code',
      (raw) => ({ registrationNumber: { ...nameOf(raw), value: RESIDENT_IDS[0] } }),
      "registrationNumber, whose value is not a company's code",
    ],
    [
      'a cyclic object',
      (raw) => {
        const part: Record<string, unknown> = { name: nameOf(raw) };
        part.shareholders = [part];
        return part;
      },
      'shareholders[0].shareholders, which is not a field there',
    ],
    [
      'a cyclic list',
      () => {
        const list: unknown[] = [];
        list.push(list);
        return { officers: list };
      },
      'officers[0], which is not an object of name, translatedName, providedRole',
    ],
    [
      'a hole in a list',
      () => ({ officers: [undefined] }),
      'officers[0], which is undefined; leave it out of the list',
    ],
    [
      'a row of a risk list that does not say whether it counts',
      (raw) => ({
        seriousViolations: {
          flags: [],
          lists: [],
          failures: [],
          rows: raw.rows('cases')?.map((row) => ({ includedDate: clean.date(row.take('on')) })),
        },
      }),
      'seriousViolations.rows[0] without current; make it with',
    ],
    [
      'a risk list that is a plain list',
      (raw) => ({ majorTaxViolations: raw.rows('cases') }),
      'majorTaxViolations, which is not an object of flags, lists, failures, rows; make it with riskList(',
    ],
    [
      'times that are not times',
      () => ({ checkedTimes: { acme: 'yesterday' } }),
      'checkedTimes, which are not times of endpoints; make them with clean.checkedTime(',
    ],
    [
      'a text for the times',
      () => ({ checkedTimes: 'yesterday' }),
      'checkedTimes, which are not times of endpoints',
    ],
  ])('is rejected with its path and the cleaner to use: %s', (_, map, message) => {
    const fail = mapping(map);
    expect(fail).toThrow(AdditionError);
    expect(fail).toThrow(`endpoints.acme.map returned ${message}`);
  });
});
