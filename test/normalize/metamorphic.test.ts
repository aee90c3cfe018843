/**
 * Metamorphic properties of the golden bundles: what a change of the raw bodies that means nothing does to the
 * responses (nothing), and what leaving something out may never do (clear the company). That refresh is within super is
 * in test/datasets/everyCase.test.ts, and that an upgraded older response is the newest in test/upgrade/roundTrip.test.ts.
 */

import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { render } from '../../src/datasets/render.js';
import type { Release } from '../../src/generated/contracts/index.js';
import type { Issue } from '../../src/issues.js';
import { isObject } from '../../src/json/object.js';
import { readCompany } from '../../src/normalize.js';
import { endpoint } from '../../src/upstream/index.js';
import { open } from '../../src/upstream/open.js';
import { type EndpointName, isEndpointName, RISK_LISTS } from '../../src/upstream/registry.js';
import { DATASETS, RELEASES, VERSIONS } from '../contracts/schemas.js';
import { type Bundle, v1, v2 } from './bundles.js';
import { readBundles } from './goldenBundles.js';

const RENDITIONS = RELEASES.flatMap((release) =>
  VERSIONS.flatMap((version) =>
    // The releases are the folders of schemas.
    DATASETS.map((dataset) => ({ release: release as Release, version, dataset })),
  ),
);

const BUNDLES = readBundles();

/** The eight responses of a bundle, as text. */
function responsesOf(bundle: unknown): string[] {
  const { company } = readCompany(bundle);
  return RENDITIONS.map((options) => JSON.stringify(render(company, options).response, null, 1));
}

/** The issues of a bundle in an order of their own, but for those of some codes. */
function issuesOf(bundle: unknown, without: readonly Issue['code'][] = []): string[] {
  return readCompany(bundle)
    .issues.filter(({ code }) => !without.includes(code))
    .map((issue) => JSON.stringify(issue))
    .sort();
}

/** A value with every object and list in it changed, the innermost first. */
function everywhere(
  node: unknown,
  change: (node: object) => unknown,
  leaf = (value: unknown) => value,
): unknown {
  if (typeof node !== 'object' || node === null) return leaf(node);
  if (Array.isArray(node)) return change(node.map((each) => everywhere(each, change, leaf)));
  const entries = Object.entries(node).map(([key, each]) => [key, everywhere(each, change, leaf)]);
  return change(Object.fromEntries(entries));
}

const same = (node: object) => node;

/** A bundle with each payload changed, in the envelope that it came in; failures stay as they are. */
function withPayloads(
  bundle: Readonly<Bundle>,
  change: (payload: unknown, name: EndpointName) => unknown,
): Bundle {
  const entries = Object.entries(bundle).map(([name, body]) => {
    const opened = open(body, name);
    if (!opened.ok || !isEndpointName(name)) return [name, body];
    const [key] = opened.path;
    const payload = change(opened.payload, name);
    // An opened body is an object.
    return [name, key === undefined ? payload : { ...(body as object), [key]: payload }];
  });
  return Object.fromEntries(entries);
}

describe('the order of keys, endpoints included', () => {
  const reversed = (node: object) =>
    Array.isArray(node) ? node : Object.fromEntries(Object.entries(node).reverse());

  it.each(BUNDLES)('changes neither response nor issues: $name', ({ bundle }) => {
    const turned = everywhere(bundle, reversed);
    expect(responsesOf(turned)).toEqual(responsesOf(bundle));
    expect(issuesOf(turned)).toEqual(issuesOf(bundle));
  });
});

const BLANKS = ['', '  ', '-', '——', '/', 'null', '无', '暂无', '企业选择不公示', '（非公示项）', null];

/** Whether a schema takes a text: a blank there is read as absence. */
function takesText(schema: z.ZodType): boolean {
  return schema.safeParse('').success;
}

/** A payload with a blank at every key that its schema describes and that is absent. */
function filled(node: unknown, schema: z.ZodType, blank: string | null): unknown {
  const inner = schema as z.ZodType & { def: { innerType?: z.ZodType; options?: z.ZodType[] } }; // zod's own record
  if (inner.def.innerType !== undefined) return filled(node, inner.def.innerType, blank);
  if (inner.def.options !== undefined) {
    const fitting = inner.def.options.find((option) => option.def.type === kindOf(node));
    return fitting === undefined ? node : filled(node, fitting, blank);
  }
  if (Array.isArray(node) && 'element' in schema) {
    return node.map((each) => filled(each, schema.element as z.ZodType, blank)); // a zod list has an element
  }
  if (!isObject(node) || !('shape' in schema)) return node;
  const described = Object.entries(schema.shape as Record<string, z.ZodType>); // a zod object has a shape
  const absent = described
    .filter(([key, field]) => !Object.hasOwn(node, key) && takesText(field))
    .map(([key]) => [key, blank]);
  const present = Object.entries(node).map(([key, each]) => {
    const field = described.find(([name]) => name === key)?.[1];
    return [key, field === undefined ? each : filled(each, field, blank)];
  });
  return Object.fromEntries([...present, ...absent]);
}

function kindOf(node: unknown): string {
  return Array.isArray(node) ? 'array' : typeof node;
}

describe('a blank', () => {
  const isBlank = (value: unknown) => value === null || (typeof value === 'string' && BLANKS.includes(value));
  const without = (node: object) =>
    Array.isArray(node)
      ? node
      : Object.fromEntries(Object.entries(node).filter(([, value]) => !isBlank(value)));

  it.each(BUNDLES)('is as good as an absent key: $name', ({ bundle }) => {
    const bare = withPayloads(bundle, (payload) => everywhere(payload, without));
    expect(responsesOf(bare)).toEqual(responsesOf(bundle));
  });

  it.each(BUNDLES)('changes nothing at any absent key, however it is written: $name', ({ bundle }) => {
    const expected = responsesOf(bundle);
    for (const blank of BLANKS) {
      const more = withPayloads(bundle, (payload, name) => filled(payload, endpoint(name).payload, blank));
      expect(responsesOf(more), JSON.stringify(blank)).toEqual(expected);
    }
  });
});

describe('the envelope', () => {
  const DATA = /^(\$\.\w+)\.(?:value|data)\b/;
  /** Issues with the payload's key left out of their paths and messages. */
  const bare = (issue: string) => {
    const { path, message, ...rest } = JSON.parse(issue);
    const words = message.split(' ').map((word: string) => word.replace(DATA, '$1'));
    return JSON.stringify({ ...rest, path: path.replace(DATA, '$1'), message: words.join(' ') });
  };

  it.each(BUNDLES)('of either generation carries the same: $name', ({ bundle }) => {
    for (const envelope of [v1, v2]) {
      const entries = Object.entries(bundle).map(([name, body]) => {
        const opened = open(body, name);
        // A bare body has no time to keep, and neither envelope says so.
        return [name, opened.ok ? envelope(opened.payload, opened.timestamp ?? null) : body];
      });
      const other = Object.fromEntries(entries);
      expect(responsesOf(other)).toEqual(responsesOf(bundle));
      expect(issuesOf(other).map(bare).sort()).toEqual(issuesOf(bundle).map(bare).sort());
    }
  });
});

describe('white space around a text', () => {
  it.each(BUNDLES)('changes no response: $name', ({ bundle }) => {
    const expected = responsesOf(bundle);
    for (const space of [' ', '　', '\u00a0', '\t', '\r\n']) {
      const padded = (value: unknown) => (typeof value === 'string' ? `${space}${value}${space}` : value);
      const wide = withPayloads(bundle, (payload) => everywhere(payload, same, padded));
      expect(responsesOf(wide), JSON.stringify(space)).toEqual(expected);
      expect(issuesOf(wide, ['text_cleaned']), JSON.stringify(space)).toEqual(
        issuesOf(bundle, ['text_cleaned']),
      );
    }
  });
});

describe('rows in another order', () => {
  const LISTS_IN_TEXT = /, |; /;
  const inOrder = (text: string) =>
    JSON.stringify(
      everywhere(
        JSON.parse(text),
        (node) => (Array.isArray(node) ? [...node].sort(byText) : node),
        // v1 joins what v2 lists.
        (value) =>
          typeof value === 'string' && LISTS_IN_TEXT.test(value)
            ? value.split(LISTS_IN_TEXT).sort().join()
            : value,
      ),
      null,
      1,
    );
  const byText = (one: unknown, other: unknown) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1);
  const reversed = (node: object) => (Array.isArray(node) ? node.toReversed() : node);

  it.each(BUNDLES)('give the same rows: $name', ({ bundle }) => {
    const turned = withPayloads(bundle, (payload) => everywhere(payload, reversed));
    expect(responsesOf(turned).map(inOrder)).toEqual(responsesOf(bundle).map(inOrder));
  });
});

describe('a source that repeats another', () => {
  /** The endpoints whose payload may have whatever the one on the left has. */
  const ECHOES: readonly (readonly [EndpointName, EndpointName])[] = [
    ['qycxnew', 'isHmdxx'],
    ['isHmdxx', 'qycxnew'],
    ['isHmdxx', 'isHmd'],
    ['isHmdxx', 'qyfkmx'],
    ['isHmd', 'qyfkmx'],
    ['jyyc', 'qyfkmx'],
    ['yzwf', 'qyfkmx'],
    ['zdsswf', 'qyfkmx'],
    ['qyfkmx', 'isHmd'],
  ];
  /** What the other endpoint's schema describes of a payload. */
  const known = (payload: object, name: EndpointName) => {
    const { shape } = endpoint(name).payload as z.ZodObject; // every payload with a base record or a risk list is one
    return Object.fromEntries(Object.entries(payload).filter(([key]) => Object.hasOwn(shape, key)));
  };
  const cases = BUNDLES.flatMap(({ name, bundle }) =>
    ECHOES.flatMap(([from, to]) => {
      const opened = open(bundle[from], from);
      if (!opened.ok || to in bundle) return [];
      const echo = v2(known(opened.payload, to), opened.timestamp ?? null);
      return [{ title: `${name}, ${from} as ${to}`, bundle, more: { ...bundle, [to]: echo } }];
    }),
  );

  it('is tried with every pair of endpoints', () => {
    expect(cases.length).toBeGreaterThanOrEqual(60);
  });

  it.each(cases)('adds nothing: $title', ({ bundle, more }) => {
    expect(responsesOf(more)).toEqual(responsesOf(bundle));
  });
});

/** What a bundle says of the company in each question of risk. */
function verdictsOf(bundle: unknown): Readonly<Record<string, unknown>> {
  const { company } = readCompany(bundle);
  const { response } = render(company, { dataset: 'super', version: 'v2' });
  const { blacklisted, latestAccounts, abnormalTaxpayer } = response.content.providerSpecificData;
  return { blacklisted, overdue: latestAccounts?.overdue, abnormalTaxpayer };
}

const CLEARED = new Set<unknown>([false, 'false', 'NORMAL']);
const ACCUSED = new Set<unknown>([true, 'true', 'ABNORMAL']);

/** The questions to which a bundle says "no" and another one does not. */
function clearedBy(bundle: unknown, other: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(verdictsOf(bundle)).flatMap(([question, verdict]) =>
    CLEARED.has(verdict) && !CLEARED.has(other[question]) ? [question] : [],
  );
}

const TELLS = new Set<string>([...RISK_LISTS, 'fzchnew']);

/** A bundle's endpoints that tell of risk, and beside them a base record of the same company that doesn't. */
function parted({ bundle }: (typeof BUNDLES)[number]): { base: Bundle; telling: Bundle } {
  const { name, unifiedSocialCreditCode } = readCompany(bundle).company;
  const told = Object.entries(bundle).filter(([endpointName]) => TELLS.has(endpointName));
  return {
    base: { neci: { entName: name?.value, uniscId: unifiedSocialCreditCode?.value } },
    telling: Object.fromEntries(told),
  };
}

describe('fewer endpoints', () => {
  const subsetsOf = (names: readonly string[]) =>
    Array.from({ length: 2 ** names.length - 1 }, (_, bits) => names.filter((_name, at) => (bits >> at) & 1));
  const FAILURES = [
    { code: 'SYSTEM_ERROR', success: false, data: null },
    { code: '100001', success: false, message: '查询无结果', data: null },
    { result: { success: false, code: 'NO_RESULT' }, value: null },
    null,
  ];

  it.each(BUNDLES)('never clear the company: $name', (each) => {
    const { base, telling } = parted(each);
    const whole = verdictsOf({ ...base, ...telling });
    for (const left of subsetsOf(Object.keys(telling))) {
      const fewer = { ...base, ...Object.fromEntries(left.map((name) => [name, telling[name]])) };
      expect(clearedBy(fewer, whole), `only ${left.join()}`).toEqual([]);
    }
    expect(verdictsOf(base)).toEqual({});
  });

  it.each(BUNDLES)('that fail clear it no more than those that were not asked: $name', (each) => {
    const { base, telling } = parted(each);
    for (const name of Object.keys(telling)) {
      const { [name]: _, ...rest } = telling;
      const without = verdictsOf({ ...base, ...rest });
      for (const failure of FAILURES) {
        expect(clearedBy({ ...base, ...rest, [name]: failure }, without), name).toEqual([]);
      }
    }
  });
});

describe('a key of a risk list that is left out', () => {
  /** The rows themselves speak against the company: without them, its flag 0 stands alone. */
  const ROWS = ['contradictions-in-risk $.isHmd.value.jyycList: overdue'];

  it('never clears the company, unless it holds the rows', () => {
    const clearing = BUNDLES.flatMap((each) => {
      const { base, telling } = parted(each);
      const bundle = { ...base, ...telling };
      const whole = verdictsOf(bundle);
      return Object.keys(telling).flatMap((name) => {
        const opened = open(telling[name], name);
        if (!opened.ok) return [];
        return Object.keys(opened.payload).flatMap((key) => {
          const { [key]: _, ...rest } = opened.payload as Bundle; // the payload of a risk list is an object
          const fewer = withPayloads(bundle, (payload, from) => (from === name ? rest : payload));
          const path = ['$', name, ...opened.path, key].join('.');
          return clearedBy(fewer, whole).map((question) => `${each.name} ${path}: ${question}`);
        });
      });
    });
    expect(clearing).toEqual(ROWS);
  });
});

describe('one more risk list', () => {
  const base = { neci: { entName: '甲有限公司' } };
  /** Without the keys that say whose record it is: here, each is the record of one company. */
  const nameless = (node: object) =>
    Array.isArray(node)
      ? node
      : Object.fromEntries(
          Object.entries(node).filter(
            ([key]) => !['qyName', 'nsrsbh', 'name', 'regNo', 'credit_no'].includes(key),
          ),
        );
  const lists = BUNDLES.flatMap(({ name, bundle }) =>
    Object.entries(bundle)
      .filter(([from]) => TELLS.has(from))
      .map(([from, body]) => ({
        title: `${name} ${from}`,
        from,
        list: { [from]: everywhere(body, nameless) },
      })),
  );

  it('never takes back what another one says against the company', () => {
    expect(lists.length).toBeGreaterThan(25);
    const accusing = lists.map(({ title, from, list }) => {
      const verdicts = Object.entries(verdictsOf({ ...base, ...list }));
      return { title, from, list, against: verdicts.filter(([, verdict]) => ACCUSED.has(verdict)) };
    });
    for (const { title, from, list, against } of accusing.filter((each) => each.against.length > 0)) {
      for (const more of lists.filter((each) => each.from !== from)) {
        const both = verdictsOf({ ...base, ...more.list, ...list });
        expect(both, `${title}, ${more.title}`).toMatchObject(Object.fromEntries(against));
      }
    }
  });
});
