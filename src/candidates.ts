/** The companies that a fuzzy search found (企业模糊查询, qycx with showAll). They are never mixed into one company. */

import { companyCode, date, hasAnyField, text } from './cleaners/index.js';
import { RawPayloadError } from './errors.js';
import { type Issue, issue } from './issues.js';
import { pathAlong } from './json/path.js';
import { Reader } from './reading/reader.js';
import type { Payload } from './upstream/endpoints/qycx.js';
import { open } from './upstream/open.js';

/** One company of a search. A field that the source leaves blank is absent. */
export interface Candidate {
  readonly name?: string;
  readonly registrationNumber?: string;
  readonly legalRepresentative?: string;
  /** YYYY-MM-DD. */
  readonly incorporationDate?: string;
}

/**
 * Reads the candidates of a fuzzy search, for a person to choose from.
 *
 * @param body The whole response body of the endpoint qycx, envelope and all.
 * @returns The candidates in the order of the search, or the one company found when the body has no list; and the
 * issues, whose paths are relative to the body.
 * @throws {RawPayloadError} With the reason `not_a_bundle`, when the input is not a response body.
 * @example
 * const { body } = await client.qycx({ qyName: '小米科技', showAll: true });
 * const { candidates: found } = candidates(body);
 * found[0] // { name: '…', registrationNumber: '…', legalRepresentative: '…', incorporationDate: '2021-06-08' }
 */
export function candidates(body: unknown): { candidates: Candidate[]; issues: Issue[] } {
  const issues: Issue[] = [];
  const opened = open(body, 'qycx');
  const path = pathAlong('$', opened.path);
  if (!opened.ok) {
    if (opened.reason === 'not_an_object' || opened.reason === 'no_envelope') {
      throw new RawPayloadError(
        'not_a_bundle',
        'The input is not a response body of qycx; pass the body unchanged',
      );
    }
    issues.push(issue('upstream_failed', path, 'qycx failed', { reason: opened.reason }));
    return { candidates: [], issues };
  }
  const raw = new Reader<Payload>(opened.payload, { endpoint: 'qycx', path, context: { issues } });
  const single = candidate(raw);
  const listed = (raw.rows('all') ?? []).map(candidate).filter(hasAnyField);
  raw.rest();
  return { candidates: listed.length > 0 ? listed : [single].filter(hasAnyField), issues };
}

function candidate(raw: Reader<Pick<Payload, 'qyName' | 'nsrsbh' | 'operName' | 'startDate'>>): Candidate {
  const name = text(raw.take('qyName'))?.value;
  const registrationNumber = companyCode(raw.take('nsrsbh'))?.value;
  const legalRepresentative = text(raw.take('operName'), { trailingAsterisk: true })?.value;
  const incorporationDate = date(raw.take('startDate'))?.value;
  return {
    ...(name !== undefined && { name }),
    ...(registrationNumber !== undefined && { registrationNumber }),
    ...(legalRepresentative !== undefined && { legalRepresentative }),
    ...(incorporationDate !== undefined && { incorporationDate }),
  };
}
