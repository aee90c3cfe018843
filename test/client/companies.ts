/** Invented companies with an answer of every endpoint, and a mock upstream that knows them. */

import { afterEach } from 'vitest';
import { type ClientOptions, createClient } from '../../src/client/index.js';
import { indexCompanies } from '../../src/mock/companies.js';
import { MOCK_CREDENTIALS, type Mock, type MockOptions, startMock } from '../../src/mock/server.js';
import { bundleOf, CODE, NAME, NOW } from './answers.js';

export { bundleOf, CODE, manyCompanies, NAME, NOW, PERSON, PHONE } from './answers.js';

const mocks: Mock[] = [];

afterEach(async () => {
  await Promise.all(mocks.splice(0).map((mock) => mock.close()));
});

/** Closed after the test. */
export async function mockUpstream(
  options: Partial<MockOptions> = {},
  companies: readonly { readonly name: string; readonly code: string }[] = [{ name: NAME, code: CODE }],
): Promise<Mock> {
  const bundles = companies.map(({ name, code }) => bundleOf(name, code));
  const mock = await startMock({ companies: indexCompanies(bundles), now: () => NOW, ...options });
  mocks.push(mock);
  return mock;
}

/** A client of the mock that never waits. */
export function clientOf(mock: Mock, options: Partial<ClientOptions> = {}) {
  return createClient({
    baseUrl: mock.url,
    ...MOCK_CREDENTIALS,
    now: () => NOW,
    sleep: async () => {},
    ...options,
  });
}

/** How often each endpoint was called, the login too. */
export function countsOf(mock: Mock): { readonly [endpoint: string]: number } {
  const counts: { [endpoint: string]: number } = {};
  for (const { endpoint } of mock.calls) counts[endpoint] = (counts[endpoint] ?? 0) + 1;
  return counts;
}

/** What a promise is rejected with. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}
