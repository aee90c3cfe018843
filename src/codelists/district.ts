/**
 * 行政区划代码, district codes: GB/T 2260 in all its revisions since 2002, abolished codes included because
 * a company keeps the code it was registered under, and the zones that registries use beside it. An unknown
 * code does not prove a mistake. A province's line is split on first use.
 * Source: npm gb2260 0.6.0 and @vant/area-data 2.1.0; see codelists/README.md.
 *
 * @example
 * lookup('430102')?.name // '芙蓉区'
 * lookup('110103')?.current // false, 崇文区 was merged in 2010
 */

import { PACKED } from '../generated/codelists/district.js';
import { lazy } from '../text/packedTable.js';
import { type Province, lookup as province } from './province.js';
import { type Index, indexBy } from './table.js';

export interface District {
  /** Six digits: province, prefecture, county. */
  readonly code: string;
  /** Its own name, without the names of what it lies in; the newest where it had several. */
  readonly name: string;
  /** False when the code has been abolished. */
  readonly current: boolean;
  /** Absent for 100000, the State's own registry. */
  readonly province: Province | undefined;
}

/** By the two digits of a province: it, and its districts, split when the first of them is asked for. */
const provinces = lazy<
  ReadonlyMap<string, { readonly province: Province | undefined; readonly districts: Index<string> }>
>(
  () =>
    new Map(
      PACKED.map((line) => {
        const digits = line.slice(0, 2);
        return [
          digits,
          { province: province(`${digits}0000`), districts: indexBy(() => line.split(','), codeOf) },
        ];
      }),
    ),
);

function codeOf(packed: string): string[] {
  return [packed.slice(0, 6)];
}

/** The district with this code, now or at some time since 2002. */
export function lookup(code: string): District | undefined {
  const own = provinces().get(code.slice(0, 2));
  const packed = own?.districts.get(code);
  if (packed === undefined) return undefined;
  const abolished = packed[6] === '-';
  return {
    code,
    name: packed.slice(abolished ? 7 : 6),
    current: !abolished,
    province: own?.province,
  };
}
