/** The functions of neci-kyc with what a caller adds. */

import type { NEWEST } from '../datasets/releases/index.js';
import { render } from '../datasets/render.js';
import { type Change, explainChangeWith } from '../explain/change.js';
import { type ExplainOptions, explainWith } from '../explain/explain.js';
import type { Explanation } from '../explain/explanation.js';
import type { Dataset, Release, Version } from '../generated/contracts/index.js';
import {
  type Normalized,
  type NormalizeOptions,
  normalizeWith,
  type Reading,
  type ReadOptions,
  readCompanyWith,
} from '../normalize.js';
import { type NormalizerOptions, readAdditions } from './additions.js';

/** What `createNormalizer` returns: the functions of `neci-kyc` and `neci-kyc/explain`, of the same types. */
export interface Normalizer {
  normalize<
    D extends Dataset,
    V extends Version,
    R extends Release = typeof NEWEST,
    L extends boolean = false,
  >(bundle: unknown, options: NormalizeOptions<D, V, R, L>): Normalized<D, V, R, L>;
  readCompany(bundle: unknown, options?: ReadOptions): Reading;
  /** The same function as the module's: what was added is in the company. */
  readonly render: typeof render;
  explain(bundle: unknown, options?: ExplainOptions): Explanation;
  explainChange(before: unknown, after: unknown, options?: ExplainOptions): Change[];
}

/**
 * Makes `normalize` and its siblings with code rows, translations, endpoints and suppliers of your own. Make it once and
 * use it for every bundle; the options are checked here, and are not read again.
 *
 * @param options What to add; without any, the functions are those of the module.
 * @returns The functions.
 * @throws {TypeError} When an option is misspelt or of a wrong type.
 * @throws {RangeError} When an option names something unknown, or a row contradicts a rule of safety.
 * @example
 * const { normalize } = createNormalizer({ codes: { status: { 注销备案: { class: 'liquidation' } } }, via: '企享云' });
 * normalize(bundle, { dataset: 'super', version: 'v2' }).response.content.status; // 'LIVE'
 */
export function createNormalizer(options: NormalizerOptions = {}): Normalizer {
  const additions = readAdditions(options);
  return {
    normalize: (bundle, given) => normalizeWith(additions, bundle, given),
    readCompany: (bundle, given) => readCompanyWith(additions, bundle, given),
    render,
    explain: (bundle, given) => explainWith(additions, bundle, given),
    explainChange: (before, after, given) => explainChangeWith(additions, before, after, given),
  };
}
