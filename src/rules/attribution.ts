/**
 * Who states a value that a rule made. What follows from a source's own figures is the source's; words that no
 * source states are neci-kyc's, and so is the id, which is not in a list of fields.
 *
 * @example
 * attributionOf('company-translation/2') // 'neci-kyc'
 * attributionOf('share-percentage/1') // 'source'
 */

import type { Made, RuleId } from './registry.js';

export type Attribution = 'source' | 'neci-kyc' | 'id';

const OURS: { readonly [Id in RuleId]?: Exclude<Attribution, 'source'> } = {
  'kompany-id/1': 'id',
  'pinyin-person/2': 'neci-kyc',
  'company-translation/2': 'neci-kyc',
};

/** @param made The rule that made the value; undefined when it is as the source gave it. */
export function attributionOf(made: Made | undefined): Attribution {
  return typeof made === 'string' ? (OURS[made] ?? 'source') : 'source';
}
