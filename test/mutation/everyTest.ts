import { beforeEach } from 'vitest';

/** Stryker takes what runs outside of a test for reached by every test, so that it leaves none out. */
beforeEach(() => {
  const { __stryker__: stryker } = globalThis as { __stryker__?: { currentTestId?: string } };
  if (stryker) stryker.currentTestId = undefined;
});
