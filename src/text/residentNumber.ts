/**
 * 公民身份号码 by its shape alone, for texts that are not values: a key, an id that a server made up. `values/residentId.ts`
 * reads the values.
 *
 * @example
 * mayHoldResidentNumber('张三110101199003070038') // true
 * mayHoldResidentNumber('91110108551385082Q') // false
 */

/** A district, a day of birth and four characters more. */
const SHAPE = /\d{6}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]/;
const LENGTH = 18;

/** Whether something of its shape is in a text, with whatever is around it. */
export function mayHoldResidentNumber(text: string): boolean {
  return text.length >= LENGTH && SHAPE.test(text);
}
