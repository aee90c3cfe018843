/** Bundles made at random from the upstream schemas: for what must hold of any input. */

import fc from 'fast-check';
import { z } from 'zod';
import { ENDPOINTS, endpoint } from '../../src/upstream/index.js';
import { OTHER, v1, v2, XIAOMI } from './bundles.js';

/** Words, codes, dates, amounts and flags as the upstream writes them. */
const WRITTEN = [
  ...Object.values(XIAOMI),
  ...Object.values(OTHER),
  ...['', '-', '无', ' ', '企业选择不公示'],
  ...['2018-06-15', '2018年6月15日', '20180615', '长期', '2018-06-15至2038-06-14', '2017-02-29'],
  ...['100 万人民币', '36万美元', '100', '5()', '77.8%', '101%', '31人', '万元', '人民币', 'USD'],
  ...['存续', '吊销，未注销', '注销', '迁出', '其他', '1', '1：存续', '0', 'Y', 'N', '是', '2', '9'],
  ...['01', '0115601', '310115', 'M7590', '4540', '6', '40', '17', '0615601', '2023'],
  ...[
    '自然人股东',
    '企业法人',
    '发起人',
    '陆伟兵',
    '欧阳明日',
    '阿布都·买买提',
    'John Smith',
    '某某贸易有限公司',
  ],
  ...['未按照规定报送年度报告', '通过登记的住所或者经营场所无法联系', '其他原因', '董事长,经理', '中国'],
];

const ANYTHING: fc.Arbitrary<unknown> = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom({}, [], [null], [{}], [[]], ['x'], { items: [{}] }, { constructor: 1 }),
);

interface Options {
  /** What may be in place of a string. */
  readonly text?: fc.Arbitrary<string>;
  /** How often, in a hundred places, there stands anything at all. */
  readonly wrong?: number;
}

/** Payloads of a schema's shape, some places of which hold what doesn't belong there. */
export function arbitraryPayload(schema: z.ZodType, options: Options = {}): fc.Arbitrary<unknown> {
  const { text = fc.constantFrom(...WRITTEN), wrong = 4 } = options;
  const place = (inner: z.ZodType): fc.Arbitrary<unknown> => {
    if (inner instanceof z.ZodOptional) return place(inner.unwrap() as z.ZodType);
    return wrong === 0
      ? rightly(inner)
      : fc.oneof({ arbitrary: rightly(inner), weight: 100 - wrong }, { arbitrary: ANYTHING, weight: wrong });
  };
  const rightly = (inner: z.ZodType): fc.Arbitrary<unknown> => {
    if (inner instanceof z.ZodUnion) return fc.oneof(...(inner.options as z.ZodType[]).map(rightly));
    if (inner instanceof z.ZodArray) return fc.array(place(inner.element as z.ZodType), { maxLength: 3 });
    if (inner instanceof z.ZodObject) {
      const fields = Object.entries(inner.shape).map(([key, field]) => [key, place(field as z.ZodType)]);
      return fc.record(Object.fromEntries(fields), { requiredKeys: [] });
    }
    if (inner instanceof z.ZodString) return text;
    if (inner instanceof z.ZodNumber)
      return fc.constantFrom(0, 1, 2, 100, 77.8, 20180615, 1267545600000, 110108012660422);
    if (inner instanceof z.ZodBoolean) return fc.boolean();
    return fc.constant(null);
  };
  return rightly(schema);
}

const TIMESTAMPS = fc.constantFrom(1750663699000, '2025-06-23 15:28:18', null, undefined, 'x', 5);

/** A bundle with a company in it, of any of the endpoints, each in either envelope or failed. */
export function arbitraryBundle(options: Options = {}): fc.Arbitrary<Record<string, unknown>> {
  const bodies = ENDPOINTS.map((name) => {
    const payload = arbitraryPayload(endpoint(name).payload as z.ZodType, options);
    const body = fc
      .tuple(payload, TIMESTAMPS, fc.integer({ min: 0, max: 9 }))
      .map(([value, timestamp, kind]) => {
        if (kind === 0) return { code: 'NO_RESULT', success: false, data: null };
        return kind < 5 ? v1(value, timestamp) : v2(value, timestamp);
      });
    return [name, body] as const;
  });
  return fc
    .record(Object.fromEntries(bodies), { requiredKeys: [] })
    .map((bundle) => ({ ...bundle, qycx: v1({ qyName: XIAOMI.name }) }));
}
