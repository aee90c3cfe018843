/**
 * 币种, currency: ISO 4217 codes with the Chinese name that is output. The upstream's own 26 names win
 * (HKD is 港币), Unicode CLDR names the rest. Texts are recognized by either name, by the register's aliases
 * and by the code itself; a bare 元 is for the caller to judge, who knows what stands beside it.
 * Source: HMD API, field currency_unit; Unicode CLDR 48.
 *
 * @example
 * lookup('HKD')?.label // '港币'
 * recognize('香港元')?.code // 'HKD'
 */

import { PACKED, type Row } from '../generated/codelists/currency.js';
import type { Added, CallerRows } from './callerCodes.js';
import { indexBy, squeeze, unpack } from './table.js';

export interface Currency {
  /** ISO 4217, three capital letters; withdrawn codes (FRF, DEM) too. */
  readonly code: string;
  /** The Chinese name that is output. */
  readonly label: string;
}

const rows = unpack<Row>(PACKED);

export const ENTRIES: readonly Currency[] = /* @__PURE__ */ rows();

const BY_CODE = indexBy(rows, ({ code }) => [code]);
const BY_TEXT = indexBy(rows, textsOf);
const BY_COMPARABLE = indexBy(rows, (row) => textsOf(row).map(comparable));

/** The currency with this ISO 4217 code, in capitals. */
export function lookup(code: string): Currency | undefined {
  return BY_CODE.get(code);
}

/** The currency a register means by a name, an alias or a code: "港元", "人民币元", "usd". A row of the caller wins. */
export function recognize(
  text: string,
  rows?: CallerRows<Currency>,
): (Currency & Partial<Added>) | undefined {
  return rows?.get(comparable(text)) ?? BY_TEXT.get(text) ?? BY_COMPARABLE.get(comparable(text));
}

/** 荷兰盾 is the upstream's name for ANG and the proper name of NLG: as a text it never means ANG. */
function textsOf({ code, label, aliases, name = label }: Row): string[] {
  return code === 'ANG' ? [code, name, ...aliases] : [code, label, name, ...aliases];
}

/** The form in which texts are compared. */
export function comparable(text: string): string {
  return simplified(squeeze(text)).toUpperCase();
}

/** Traditional characters of units and of the common currencies, each before its simplified one. */
const TRADITIONAL = '萬万億亿幣币圓圆鎊镑歐欧韓韩臺台灣湾國国門门亞亚盧卢馬马銖铢';

/** A text without the traditional characters that amounts of Hong Kong, Macau and Taiwan are written with. */
export function simplified(text: string): string {
  return text.replace(/./g, (sign) => {
    const at = TRADITIONAL.indexOf(sign);
    return at % 2 === 0 ? TRADITIONAL.charAt(at + 1) : sign;
  });
}
