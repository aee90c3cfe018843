/**
 * Who states a value that a rule made. What follows from a source's own figures is the source's; words that no
 * source states are neci-kyc's, or the caller's who made them, and so is the id, which is not in a list of fields.
 *
 * @example
 * attributionOf('company-translation/2') // 'neci-kyc'
 * attributionOf('share-percentage/1') // 'source'
 * attributionOf('acme/company-names/1') // 'caller'
 */

import { isCallerRule, type Made } from './registry.js';

export type Attribution = 'source' | 'neci-kyc' | 'caller' | 'id';

const known = new Map<string, Attribution>([
  ['kompany-id/1', 'id'],
  ['pinyin-person/2', 'neci-kyc'],
  ['company-translation/2', 'neci-kyc'],
]);

/** @param made The rule that made the value; undefined when it is as the source gave it. */
export function attributionOf(made: Made | undefined): Attribution {
  return typeof made === 'string' ? (known.get(made) ?? learn(made)) : 'source';
}

/** There are as many ids as rules: each is looked at once. */
function learn(id: string): Attribution {
  const attribution = isCallerRule(id) ? 'caller' : 'source';
  known.set(id, attribution);
  return attribution;
}
