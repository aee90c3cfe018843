/** The types that callers see, checked by `npm run types`: an unused @ts-expect-error is an error there. */

import { describe, expectTypeOf, it } from 'vitest';
import type { NEWEST } from '../src/datasets/releases/index.js';
import type * as old from '../src/generated/contracts/2025-06-23/v2.js';
import type { V1, V2 } from '../src/generated/contracts/newest.js';
import {
  type Company,
  type Issue,
  type LineageEntry,
  type Normalized,
  type NormalizeOptions,
  normalize,
  type Responses,
  readCompany,
  render,
  upgrade,
  validateResponse,
} from '../src/index.js';

type Newest = typeof NEWEST;

const BUNDLE = { neci: { entName: '小米科技有限责任公司' } };

describe('Responses', () => {
  it('has a type for each release, version and dataset', () => {
    expectTypeOf<Responses[Newest]['v1']['refresh']>().toEqualTypeOf<V1.RefreshResponse>();
    expectTypeOf<Responses[Newest]['v2']['super']>().toEqualTypeOf<V2.SuperResponse>();
    expectTypeOf<Responses['2025-06-23']['v2']['super']>().toEqualTypeOf<old.SuperResponse>();
  });

  it('tells the releases apart by the fields that a release added or removed', () => {
    type Later = Responses['2025-07-09']['v2']['super']['content']['additionalData'];
    type Older = Responses['2025-06-23']['v2']['super']['content']['additionalData'];
    expectTypeOf<Later>().toHaveProperty('branches');
    expectTypeOf<Older>().not.toHaveProperty('branches');
    expectTypeOf<Older>().toHaveProperty('registerCourt');
    expectTypeOf<Later>().not.toHaveProperty('registerCourt');
  });

  it('closes its objects and its lists of words', () => {
    expectTypeOf<V2.SuperResponse['datasetName']>().toEqualTypeOf<'super'>();
    expectTypeOf<V2.SuperContent['status']>().toEqualTypeOf<'LIVE' | 'CLOSED' | 'NOT REPORTED'>();
    expectTypeOf<V2.SuperContent['registrationNumber']>().toEqualTypeOf<string | null>();
    // @ts-expect-error: a response has no field of that name
    type _Misspelt = V2.SuperContent['registeredNumber'];
  });
});

describe('normalize', () => {
  it('gives the type of the dataset, version and release that were asked for', () => {
    const { response } = normalize(BUNDLE, { dataset: 'super', version: 'v1', release: '2025-06-23' });
    expectTypeOf(response).toEqualTypeOf<Responses['2025-06-23']['v1']['super']>();
  });

  it('gives the newest release when none is asked for', () => {
    const { response, issues } = normalize(BUNDLE, { dataset: 'refresh', version: 'v2' });
    expectTypeOf(response).toEqualTypeOf<V2.RefreshResponse>();
    expectTypeOf(issues).toEqualTypeOf<readonly Issue[]>();
  });

  it('gives one of several types when the version is known only at run time', () => {
    const version = 'v1' as 'v1' | 'v2';
    const { response } = normalize(BUNDLE, { dataset: 'super', version });
    expectTypeOf(response).toEqualTypeOf<V1.SuperResponse | V2.SuperResponse>();
  });

  it('takes options whose type has no arguments, and gives one of all responses', () => {
    const options: NormalizeOptions = { dataset: 'super', version: 'v2', release: undefined };
    expectTypeOf(normalize(BUNDLE, options)).toEqualTypeOf<Normalized>();
  });

  it('takes no unknown dataset, version, release or option', () => {
    // Never called: these are about types alone.
    const _wrong = () => {
      // @ts-expect-error: a dataset is refresh or super
      normalize(BUNDLE, { dataset: 'full', version: 'v2' });
      // @ts-expect-error: a version is v1 or v2
      normalize(BUNDLE, { dataset: 'super', version: 'v3' });
      // @ts-expect-error: there is no such release
      normalize(BUNDLE, { dataset: 'super', version: 'v2', release: '2024-01-01' });
      // @ts-expect-error: an option is misspelt
      normalize(BUNDLE, { dataset: 'super', version: 'v2', extension: false });
      // @ts-expect-error: a version is needed
      normalize(BUNDLE, { dataset: 'super' });
    };
    expectTypeOf(_wrong).toBeFunction();
  });
});

describe('render', () => {
  const { company } = readCompany(BUNDLE);

  it('takes a Company and gives the type that was asked for', () => {
    expectTypeOf(company).toEqualTypeOf<Company>();
    const { response } = render(company, { dataset: 'super', version: 'v2' });
    expectTypeOf(response).toEqualTypeOf<V2.SuperResponse>();
    const older = render(company, { dataset: 'refresh', version: 'v2', release: '2025-06-23' });
    expectTypeOf(older.response).toEqualTypeOf<old.RefreshResponse>();
  });

  it('gives lineage as a list of entries when it is asked for, and else perhaps', () => {
    const { lineage } = render(company, { dataset: 'super', version: 'v2', lineage: true });
    expectTypeOf(lineage).toEqualTypeOf<readonly LineageEntry[]>();
    const plain = render(company, { dataset: 'super', version: 'v2' });
    expectTypeOf(plain.lineage).toEqualTypeOf<readonly LineageEntry[] | undefined>();
  });

  it('takes no Company that did not come from readCompany', () => {
    const _wrong = () => {
      // @ts-expect-error: facts are Sourced values
      render({ ...company, name: '小米科技有限责任公司' }, { dataset: 'super', version: 'v2' });
    };
    expectTypeOf(_wrong).toBeFunction();
  });
});

describe('upgrade', () => {
  it('takes anything and gives an object and issues', () => {
    expectTypeOf(upgrade).parameter(0).toBeUnknown();
    expectTypeOf<ReturnType<typeof upgrade>['response']>().toEqualTypeOf<{
      readonly [key: string]: unknown;
    }>();
    expectTypeOf<ReturnType<typeof upgrade>['issues']>().toEqualTypeOf<readonly Issue[]>();
  });

  it('takes no unknown release', () => {
    const _wrong = () => {
      // @ts-expect-error: there is no such release
      upgrade({}, { to: '2024-01-01' });
    };
    expectTypeOf(_wrong).toBeFunction();
  });
});

describe('validateResponse', () => {
  it('takes anything as a response, but a contract that there is', () => {
    expectTypeOf(validateResponse).parameter(0).toBeUnknown();
    const _wrong = () => {
      // @ts-expect-error: a version is v1 or v2
      validateResponse({}, { dataset: 'super', version: 'v3', release: '2025-07-09' });
    };
    expectTypeOf(_wrong).toBeFunction();
  });
});
