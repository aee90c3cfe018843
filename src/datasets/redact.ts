/** A copy of a response that is safe to log: every field that can hold personal data loses its value. */

import { PERSONAL } from '../generated/personal.js';
import { mapLeaves } from '../json/leaves.js';
import { recognize } from './upgrade/recognize.js';

/** What is written in the place of a value that is left out. */
export const REDACTED = '[redacted]';

/**
 * Replaces what can hold personal data: names of holders and officers, contacts, the facts of tax cases. The fields
 * are those that the schemas mark with `x-personal`; docs/personal-data.md lists them.
 *
 * @param response A response of any dataset, version and release; a v2 content alone; or a v1 response that spells
 * `extraData`.
 * @returns A copy of the same shape, which keeps to the same schema.
 * @throws {RawPayloadError} With the reason `not_a_response`, for anything else, such as the whole of what `normalize`
 * returns: its fields are not those that the schemas mark.
 * @example
 * logger.info(redact(response));
 */
export function redact<T>(response: T): T {
  const { version, root } = recognize(response);
  const personal = PERSONAL[version];
  const start = version === 'v2' && root === '$' ? '$.content' : '$';
  const copy = mapLeaves(response, start, ({ path, value }) =>
    value !== null && personal.has(fieldAt(path)) ? REDACTED : value,
  );
  return copy as T; // the same keys, and a text for each value of a field that the schemas have as a text
}

/** "$.content.associatedEntities.officers[0].name" -> "$.content.associatedEntities.officers.name" */
export function fieldAt(path: string): string {
  return path.replaceAll(/\[\d+\]/g, '').replace('$.extraData.', '$.extradata.');
}
