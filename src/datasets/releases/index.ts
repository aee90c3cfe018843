/** The releases of the target, newest first. A new one is a new file and one line here. */

import type { Release } from '../../generated/contracts/index.js';
import { release20250709 } from './2025-07-09.js';
import { type ReleaseChanges, type UndoContext, undoRelease } from './release.js';
import type { Tree } from './tree.js';

/** The releases that changed something, newest first. */
export const CHANGES: readonly ReleaseChanges<Release>[] = [release20250709];

export const NEWEST = '2025-07-09' satisfies Release;

/** Every release that can be rendered, newest first. */
export const RELEASES: readonly Release[] = [
  ...CHANGES.map(({ release }) => release),
  ...CHANGES.slice(-1).map(({ before }) => before),
];

/** Takes the newest draft back to an older release, one release after the other. */
export function undoTo(
  release: string,
  newest: object,
  context: UndoContext,
  changes: readonly ReleaseChanges[] = CHANGES,
): Tree {
  const { later } = split(release, changes);
  // A draft is an object of fields.
  return later.reduce((draft, each) => undoRelease(each, context)(draft), newest as Tree);
}

/** The releases up to and including one, oldest first: what brings a response of any age to it. */
export function releasesUpTo(
  release: string,
  changes: readonly ReleaseChanges[] = CHANGES,
): readonly ReleaseChanges[] {
  return split(release, changes).others.toReversed();
}

/** The releases later than one, and the others; newest first. */
function split(release: string, changes: readonly ReleaseChanges[]) {
  const oldest = changes.at(-1)?.before;
  const position =
    release === oldest ? changes.length : changes.findIndex((each) => each.release === release);
  if (position < 0) {
    const known = [...changes.map((each) => each.release), oldest].join(', ');
    throw new RangeError(`release is unknown; use one of ${known}`);
  }
  return { later: changes.slice(0, position), others: changes.slice(position) };
}
