/** A copy of a response that is safe to log: every field that can hold personal data loses its value. */

import { PERSONAL } from '../generated/personal.js';
import { mapLeaves } from '../json/leaves.js';
import { isObject } from '../json/object.js';

/** What is written in the place of a value that is left out. */
export const REDACTED = '[redacted]';

/**
 * Replaces what can hold personal data: names of holders and officers, contacts, the facts of tax cases. The fields
 * are those that the schemas mark with `x-personal`; docs/personal-data.md lists them.
 *
 * @param response A response of any dataset, version and release.
 * @returns A copy of the same shape, which keeps to the same schema.
 * @example
 * logger.info(redact(response));
 */
export function redact<T>(response: T): T {
  const isV2 = isObject(response) && isObject(response.content);
  const personal = PERSONAL[isV2 ? 'v2' : 'v1'];
  const copy = mapLeaves(response, '$', ({ path, value }) =>
    typeof value === 'string' && personal.has(withoutPositions(path)) ? REDACTED : value,
  );
  return copy as T; // the same keys, and a text for each text
}

/** "$.content.associatedEntities.officers[0].name" -> "$.content.associatedEntities.officers.name" */
function withoutPositions(path: string): string {
  return path.replaceAll(/\[\d+\]/g, '');
}
