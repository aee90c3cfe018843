/**
 * What a stored JSON is, by its shape alone: a v2 envelope, a bare v2 content, or a flat v1 response, of a
 * company in China. Schemas are not asked: what providers stored mixes the releases.
 */

import { RawPayloadError } from '../../errors.js';
import type { Dataset, Version } from '../../generated/contracts/index.js';
import { isTree, type Tree } from '../releases/tree.js';

export interface Recognized {
  readonly version: Version;
  /** The part that releases speak of: the whole of v1, the content of v2. */
  readonly content: Tree;
  /** Where the content is in the response. */
  readonly root: '$' | '$.content';
}

const DATASETS: ReadonlySet<unknown> = new Set(['refresh', 'super'] satisfies Dataset[]);

/** @throws RawPayloadError with reason not_a_response when the input is nothing of the three. */
export function recognize(response: unknown): Recognized {
  if (!isTree(response)) throw notAResponse('it is not an object');
  const content = response.content;
  if (isTree(content)) return requireChina({ version: 'v2', content, root: '$.content' }, response);
  if (isV2(response)) return requireChina({ version: 'v2', content: response, root: '$' }, response);
  if (isV1(response)) return requireChina({ version: 'v1', content: response, root: '$' }, response);
  throw notAResponse(
    Object.hasOwn(response, 'content')
      ? 'its content is empty'
      : 'it has neither additionalData (v2) nor extradata (v1)',
  );
}

function isV2(content: Tree): boolean {
  const groups = ['additionalData', 'associatedEntities', 'providerSpecificData'];
  return groups.some((key) => isTree(content[key]));
}

function isV1(response: Tree): boolean {
  return ['extradata', 'extraData', 'people'].some((key) => isTree(response[key]));
}

function requireChina(recognized: Recognized, { datasetName }: Tree): Recognized {
  const { content, root, version } = recognized;
  if (root === '$.content' && !isV2(content)) throw notAResponse('its content is not a v2 content');
  const country = version === 'v2' ? 'countryCode' : 'country';
  if (content[country] !== 'CN') throw notAResponse(`its ${country} is not CN`);
  if (root === '$.content' && datasetName !== undefined && !DATASETS.has(datasetName)) {
    throw notAResponse('its datasetName is neither refresh nor super');
  }
  return recognized;
}

function notAResponse(because: string): RawPayloadError {
  return new RawPayloadError(
    'not_a_response',
    `The input is not a stored response of a company in China: ${because}; pass one refresh or super response, v1 or v2, as parsed JSON`,
  );
}
