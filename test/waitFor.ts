import { vi } from 'vitest';

/** Waits until a function no longer throws. vitest's own second is too short where a machine is loaded. */
export function waitFor(isSo: () => void): Promise<void> {
  return vi.waitFor(isSo, { timeout: 300_000 });
}
