/** What a bench is told: `[filter] [--size small|medium|large] [--against FOLDER]`. */

import { parseArgs } from 'node:util';
import { SIZES, type Size } from './bundles.js';

export interface Asked {
  /** Only tasks or steps whose name has this in it. */
  readonly filter: string | undefined;
  readonly sizes: readonly Size[];
  /** The dist folder of another build to compare with. */
  readonly against: string | undefined;
  /** Whether everything was measured, so that the results may be kept. */
  readonly isWhole: boolean;
}

export function readArguments(): Asked {
  const { values, positionals } = parseArgs({
    options: { size: { type: 'string' }, against: { type: 'string' } },
    allowPositionals: true,
  });
  const { size, against } = values;
  const sizes = size === undefined ? SIZES : SIZES.filter((known) => known === size);
  if (sizes.length === 0) throw new RangeError(`--size is one of ${SIZES.join(', ')}`);
  const [filter] = positionals;
  return { filter, sizes, against, isWhole: (filter ?? size ?? against) === undefined };
}
