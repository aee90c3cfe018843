/**
 * The options of `normalize`, `readCompany` and `render`, checked alike: the three take one object of options, and each
 * reads what concerns it.
 *
 * @example
 * checkOptions('normalize', { dataset: 'super', version: 'v2', lineag: true }) // throws: normalize has no option lineag
 */

import type { DeriveOptions } from '../company/derive/options.js';
import { checkBoolean, checkFunction, checkKeys } from '../json/options.js';
import type { RenderOptions } from './render.js';

type Options = RenderOptions & Partial<Pick<DeriveOptions, 'translate'>>;

const OPTIONS = {
  dataset: true,
  version: true,
  release: true,
  extensions: true,
  check: true,
  lineage: true,
  translate: true,
  request: true,
  now: true,
  newId: true,
} as const satisfies Record<keyof Options, true>;

const NAMES = Object.keys(OPTIONS);

/** Checked because a caller may not use TypeScript. */
const CHECKS: ReadonlySet<unknown> = new Set<RenderOptions['check']>(['full', 'leaf', undefined]);

/** Whether all keys are options: a quick look, for it is taken at every call. */
function areKnown(options: object): boolean {
  for (const name in options) if (!Object.hasOwn(OPTIONS, name)) return false;
  return typeof options === 'object' && options !== null && !Array.isArray(options);
}

/** @throws TypeError that names the option and says what to write. */
export function checkOptions(callee: string, options: Options | Partial<Options>): void {
  if (!areKnown(options)) checkKeys(callee, options, NAMES);
  for (const name of ['extensions', 'lineage'] as const) checkBoolean(name, options[name]);
  for (const name of ['now', 'newId'] as const) checkFunction(name, options[name]);
  if (!CHECKS.has(options.check)) throw new RangeError(`check is one of full, leaf`);
}
