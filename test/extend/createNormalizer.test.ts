import { describe, expect, it } from 'vitest';
import { createNormalizer } from '../../src/entries/extend.js';
import { explain, explainChange } from '../../src/explain/index.js';
import { normalize, readCompany } from '../../src/normalize.js';
import { company } from '../normalize/bundles.js';
import { readBundles } from '../normalize/goldenBundles.js';

const SUPER = { dataset: 'super', version: 'v2', lineage: true } as const;
const BUNDLE = company();

function outcomeOf(make: () => unknown): unknown {
  try {
    return make();
  } catch (error) {
    return String(error);
  }
}

describe('without options', () => {
  it.each(readBundles())('gives of $name what the functions of the module give', ({ bundle }) => {
    const made = createNormalizer();
    expect(outcomeOf(() => made.normalize(bundle, SUPER))).toEqual(outcomeOf(() => normalize(bundle, SUPER)));
    expect(outcomeOf(() => made.explain(bundle))).toEqual(outcomeOf(() => explain(bundle)));
  });

  it('has the functions of the module and of explain', () => {
    const made = createNormalizer({});
    expect(made.readCompany(BUNDLE).issues).toEqual(readCompany(BUNDLE).issues);
    expect(made.render(made.readCompany(BUNDLE).company, SUPER).response).toEqual(
      normalize(BUNDLE, SUPER).response,
    );
    const older = company({ status: '注销' });
    expect(made.explainChange(older, BUNDLE)).toEqual(explainChange(older, BUNDLE));
  });
});

describe('two normalizers', () => {
  it('know nothing of each other', () => {
    const bundle = company({ status: '某种状态' });
    const one = createNormalizer({ codes: { status: { 某种状态: 'CLOSED' } } });
    const other = createNormalizer({ codes: { status: { 某种状态: 'LIVE' } } });
    const statusOf = ({ normalize: own }: Pick<typeof one, 'normalize'>) =>
      own(bundle, SUPER).response.content.status;
    expect([statusOf(one), statusOf(other), statusOf({ normalize }), statusOf(one)]).toEqual([
      'CLOSED',
      'LIVE',
      'NOT REPORTED',
      'CLOSED',
    ]);
  });
});

describe('options', () => {
  it.each([
    [
      null,
      TypeError,
      'the options of createNormalizer must be an object; options are codes, translate, endpoints, onUnmapped, via',
    ],
    [{ code: {} }, TypeError, 'createNormalizer has no option code; options are codes, translate'],
    [{ Via: 'x' }, TypeError, 'createNormalizer has no option Via; write via'],
    [{ codes: [] }, TypeError, 'the options of codes must be an object'],
    [{ codes: { statuses: {} } }, TypeError, 'codes has no option statuses; options are status,'],
    [{ codes: { status: 'LIVE' } }, TypeError, 'codes.status must be an object; write { the words'],
    [{ onUnmapped: 'log' }, TypeError, 'onUnmapped must be a function'],
    [{ onUnmapped: async () => {} }, TypeError, 'onUnmapped must return at once, not a promise'],
    [{ via: '' }, TypeError, "via must be a supplier's name"],
    [{ via: 'a,b' }, TypeError, 'one line without a comma'],
    [{ via: { info: 7 } }, TypeError, "via.info must be a supplier's name"],
    [{ via: { INFO: 'Acme' } }, RangeError, 'via.INFO is not an endpoint; write one of *, neci, qycxnew'],
    [{ via: 7 }, TypeError, 'via must be an object; write a name, or { endpoint: name }'],
    [{ endpoints: {} }, TypeError, 'endpoints must be a list; write [defineEndpoint({ … })]'],
    [{ translate: {} }, TypeError, 'translate translates nothing; add company, person'],
    [
      { translate: { rule: null, person: () => 'X' } },
      TypeError,
      'translate.rule must be the id of your rule',
    ],
    [{ translate: { rule: 'acme/names/1' } }, TypeError, 'translate translates nothing; add company, person'],
    [
      { translate: { rule: 'acme/names/1', persons: () => 'x' } },
      TypeError,
      'translate has no option persons',
    ],
    [{ translate: { rule: 'acme/names/1', person: 'x' } }, TypeError, 'translate.person must be a function'],
    [
      { translate: { rule: 'acme/names/1', person: async () => 'x' } },
      TypeError,
      'translate.person must return at once, not a promise; load what it needs before you call createNormalizer',
    ],
  ])('are checked when it is made: %j', (options, type, message) => {
    // As a caller without TypeScript passes them.
    const make = () => createNormalizer(options as never);
    expect(make).toThrow(type);
    expect(make).toThrow(message);
  });

  it.each([
    '',
    'acme',
    'acme/names',
    'acme/names/0',
    'acme/names/v1',
    'Acme/names/1',
    'neci-kyc/names/1',
    'pinyin-person/2',
  ])('take no rule with the id "%s"', (rule) => {
    const make = () => createNormalizer({ translate: { rule: rule as never, person: () => 'X' } });
    expect(make).toThrow('translate.rule must be the id of your rule: whose it is, its name and its version');
  });
});
