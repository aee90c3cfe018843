/**
 * Arbitrary stored responses: of the older release, as its schema has them, and mixed with fields of the
 * newer one, as real ones are. Values come from a pool, so that a small one makes them meet.
 */

import fc from 'fast-check';
import type { Dataset, Version } from '../../src/generated/contracts/index.js';

export interface Stored {
  readonly version: Version;
  readonly dataset: Dataset;
  readonly isEnvelope: boolean;
  readonly response: Record<string, unknown>;
}

interface Wish {
  readonly version: Version;
  readonly dataset: Dataset;
  readonly isEnvelope: boolean;
  /** Whether fields of the newer release are there too. */
  readonly isMixed: boolean;
  /** How many different values there are. */
  readonly pool: number;
}

export function stored({ version, dataset, isEnvelope, isMixed, pool }: Wish): fc.Arbitrary<Stored> {
  const make = version === 'v1' ? flat : content;
  return make(dataset, isMixed, pool).map((body) => {
    const response = version === 'v2' && isEnvelope ? envelope(dataset, body) : body;
    return { version, dataset, isEnvelope, response };
  });
}

type Fields = Record<string, fc.Arbitrary<unknown>>;

const number = (pool: number) => fc.nat({ max: pool - 1 });
const text = (pool: number) => number(pool).map((n) => `值${n}`);
const amount = (pool: number) => number(pool).map((n) => `${n}.00`);
const date = fc.constantFrom('2010-03-03', '2016-02-29');
const list = (element: fc.Arbitrary<unknown>) => fc.array(element, { minLength: 1, maxLength: 3 });
const addresses = (pool: number) =>
  fc.oneof(
    list(number(pool).map((n) => `a${n}@example.cn`)).map((each) => each.join(', ')),
    text(pool).map((name) => `${name}, Ltd. <a@example.cn>`),
  );

/** A group of fields each of which may be missing; itself undefined when all are. */
const group = (fields: Fields) =>
  fc.record(fields, { requiredKeys: [] }).map((made) => (Object.keys(made).length > 0 ? made : undefined));

/** Without the keys that hold undefined. */
const present = (made: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined));

function identifiers(dataset: Dataset, isMixed: boolean, pool: number): fc.Arbitrary<unknown[]> {
  const names =
    dataset === 'super' || isMixed
      ? ['oldNumber', 'localNumber', 'otherNumber']
      : ['oldNumber', 'localNumber'];
  return list(
    fc.record({ identifierName: fc.constantFrom(...names), identifierValue: text(pool) }),
  ) as fc.Arbitrary<unknown[]>;
}

function content(dataset: Dataset, isMixed: boolean, pool: number): fc.Arbitrary<Record<string, unknown>> {
  const isSuper = dataset === 'super';
  const when = (condition: boolean, fields: Fields): Fields => (condition ? fields : {});
  const additionalData = fc
    .record(
      {
        otherIdentifiers: identifiers(dataset, isMixed, pool),
        otherNames: group({
          otherNames: list(text(pool)),
          englishNames: list(text(pool)),
          ...when(isMixed, { oldNames: list(text(pool)) }),
        }),
        ...when(isSuper, {
          contactInformation: group({
            website: text(pool),
            email: isMixed ? fc.oneof(addresses(pool), list(text(pool))) : addresses(pool),
            phone: list(text(pool)),
          }),
          shares: group({ shareCapitals: amount(pool), shareCurrency: text(pool) }),
          registerCourt: text(pool),
        }),
        legalEvents: group({
          incorporationDate: date,
          ...when(isMixed, { registrationInstitution: text(pool) }),
        }),
        legalRepresentative: text(pool),
      },
      { requiredKeys: [] },
    )
    .map(present);
  const shareholder = fc.record(
    {
      name: text(pool),
      role: fc.constant('shareholder'),
      sharePercentage: fc.integer({ min: 0, max: 100 }),
      shareCapitals: fc.tuple(fc.record({ numberOfShares: amount(pool) })),
      shareCurrency: text(pool),
    },
    { requiredKeys: ['role'] },
  );
  const officer = fc.record(
    { name: text(pool), role: fc.constant('officer'), providedRole: text(pool) },
    { requiredKeys: ['role'] },
  );
  const associatedEntities = isSuper
    ? fc.record({
        shareholders: fc.array(shareholder, { maxLength: 3 }),
        officers: fc.array(officer, { maxLength: 2 }),
        ultimateBeneficialOwners: fc.constant([]),
      })
    : fc.constant({ shareholders: [], officers: [] });
  return fc
    .record({ additionalData, associatedEntities, name: text(pool), registrationNumber: text(pool) })
    .map((made) => ({
      kompanyId: null,
      countryCode: 'CN',
      countryName: 'China',
      state: null,
      registrationNumber: made.registrationNumber,
      name: made.name,
      status: 'LIVE',
      additionalData: made.additionalData,
      associatedEntities: made.associatedEntities,
      industryActivityCode: null,
      providerSpecificData: {},
    }))
    .chain((made) => withSources(made));
}

/** Some of the paths of a content, in any order, as a source lists them. */
function withSources(made: Record<string, unknown>): fc.Arbitrary<Record<string, unknown>> {
  return fc.shuffledSubarray(listable(made), { minLength: 0 }).map((fields) => ({
    ...made,
    sources: [
      {
        name: 'State Administration for Market Regulation (国家市场监督管理总局)',
        info: null,
        primary: true,
        fields,
        lastCheckedTime: null,
      },
    ],
    version: 'company-v2.0',
  }));
}

/** Per value, per element of otherIdentifiers, per list otherwise. */
function listable(node: unknown, path = '$'): string[] {
  if (Array.isArray(node)) {
    if (node.length === 0) return [];
    return path.endsWith('otherIdentifiers') ? node.map((_, index) => `${path}[${index}]`) : [path];
  }
  if (typeof node !== 'object' || node === null) return node === null ? [] : [path];
  return Object.entries(node).flatMap(([key, value]) => listable(value, `${path}.${key}`));
}

function flat(dataset: Dataset, isMixed: boolean, pool: number): fc.Arbitrary<Record<string, unknown>> {
  const isSuper = dataset === 'super';
  const extradata = fc.record(
    {
      providedStatus: text(pool),
      oldNumber: text(pool),
      localNumber: text(pool),
      otherName: text(pool),
      englishName: text(pool),
      ...(isSuper && {
        otherNumber: text(pool),
        email: addresses(pool),
        shareCapital: amount(pool),
        shareCurrency: text(pool),
        registerCourt: text(pool),
      }),
      ...(isMixed && {
        otherNumber: list(text(pool)).map((each) => each.join(', ')),
        registrationInstitution: text(pool),
        oldName: text(pool),
      }),
    },
    { requiredKeys: [] },
  );
  const shareholder = fc.record(
    {
      name: text(pool),
      sharePercentage: fc.integer({ min: 0, max: 100 }),
      shareCapital: fc.tuple(fc.record({ shareNumber: amount(pool) })),
      shareCurrency: text(pool),
    },
    { requiredKeys: ['name'] },
  );
  return fc
    .record({
      extradata,
      shareholder: isSuper ? fc.array(shareholder, { maxLength: 3 }) : fc.constant([]),
      name: text(pool),
      key: isMixed ? fc.constantFrom('extradata', 'extraData') : fc.constant('extradata'),
    })
    .map((made) => ({
      id: null,
      country: 'CN',
      registrationNumber: null,
      name: made.name,
      status: 'LIVE',
      formattedAddress: null,
      ...(isSuper && { sicNaceCodes: [] }),
      [made.key]: made.extradata,
      people: { shareholder: made.shareholder, officer: [] },
    }));
}

function envelope(dataset: Dataset, body: Record<string, unknown>): Record<string, unknown> {
  return {
    datasetId: null,
    kompanyId: null,
    datasetName: dataset,
    datasetOptions: null,
    info: null,
    status: 'COMPLETED',
    requestTime: null,
    responseTime: null,
    estimatedDeliverySeconds: 0,
    content: body,
  };
}
