/** What the types promise a consumer. Compiled by every version of TypeScript in types.test.ts; never run. */

import {
  type Normalized,
  type NormalizeOptions,
  normalize,
  parseBundle,
  type Release,
  validateResponse,
} from 'neci-kyc';
import { createClient } from 'neci-kyc/client';
import { type ExplainOptions, explain, explainPage } from 'neci-kyc/explain';
import { type CodeOptions, createNormalizer } from 'neci-kyc/extend';
import { bodyOf, type Payload } from 'neci-kyc/upstream';
import { uscc } from 'neci-kyc/values';

const maybeRelease = undefined as Release | undefined;
const maybeUrl = undefined as string | undefined;
const maybeSignal = undefined as AbortSignal | undefined;

// Without type arguments, and with options that may be undefined.
export const options: NormalizeOptions = { dataset: 'super', version: 'v2', release: maybeRelease };
export const any: Normalized = normalize(parseBundle('{}'), options);

// `lineage: true` makes it present; without it, it may be absent.
const traced = normalize({}, { dataset: 'super', version: 'v2', lineage: true });
export const paths: string[] = traced.lineage.map(({ output }) => output);
const plain = normalize({}, { dataset: 'super', version: 'v2' });
// @ts-expect-error Not asked for.
export const absent: string[] = plain.lineage.map(({ output }) => output);

export const status: string | null | undefined = traced.response.content.status;
export const old = normalize({}, { dataset: 'refresh', version: 'v1', release: '2025-06-23' }).response.id;
validateResponse({}, { dataset: 'refresh', version: 'v1' });

export const client = createClient({
  appKey: 'key',
  appSecret: 'secret',
  fetch: globalThis.fetch,
  baseUrl: maybeUrl,
  signal: maybeSignal,
});

export const code: boolean = uscc.isValid('91110108551385082Q');

const maybeCodes = undefined as CodeOptions['status'] | undefined;
export const own = createNormalizer({ codes: { status: maybeCodes }, via: maybeUrl });

const explaining: ExplainOptions = { release: maybeRelease, madeAt: maybeUrl };
export const page: string = explainPage(explain({}, explaining));

export const isBody: boolean = bodyOf('qycxnew').safeParse({}).success;
export const record: Payload<'qycxnew'>['qyName'] = undefined;
