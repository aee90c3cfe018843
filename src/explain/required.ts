/** What the renderers of an explanation take, checked because a caller may not use TypeScript. */

import { isObject } from '../json/object.js';

/** @throws TypeError for a bundle, and anything else that `explain` doesn't return. */
export function requireExplanation(explanation: unknown): void {
  if (isObject(explanation) && explanation.explanation === 1) return;
  throw new TypeError('the explanation must be what explain returns; write explain(bundle)');
}
