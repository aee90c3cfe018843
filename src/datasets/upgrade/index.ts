/**
 * Brings a stored response of an older release to a newer one. Nothing is lost without an issue, and a
 * response of the newest shape passes through as it is.
 *
 * A v1 response keeps the spelling it has, `extradata` or `extraData`: the announcement writes both, and
 * the spelling is not part of the change. In one that has both, each is upgraded in its own place.
 */

import type { Release } from '../../generated/contracts/index.js';
import { type Issue, issue } from '../../issues.js';
import { checkKeys } from '../../json/options.js';
import { CHANGES, NEWEST, releasesUpTo } from '../releases/index.js';
import {
  arrangeUpgraded,
  type Change,
  type ReleaseChanges,
  type UpgradeContext,
  upgradeChange,
} from '../releases/release.js';
import type { Tree } from '../releases/tree.js';
import type { Step } from '../releases/verbs.js';
import { rewriteFields } from './fields.js';
import { recognize } from './recognize.js';
import { eachLeaf, lift, lostPlaces, lower, pathTo } from './stored.js';

export interface UpgradeOptions {
  /** The release to upgrade to; the newest by default. A response that is newer than that is returned unchanged. */
  readonly to?: Release | undefined;
}

export interface Upgraded {
  /** The upgraded response, or the input itself when there was nothing to do. */
  readonly response: { readonly [key: string]: unknown };
  /** Values that have no place in the newer release, and doubtful numbers. Paths lead into the stored response. */
  readonly issues: readonly Issue[];
}

/**
 * Upgrades a stored response of a company in China to a newer release. The release of the input is recognized by fields
 * that later releases removed, so a response that mixes two releases counts as the older one.
 *
 * @param response The parsed JSON of a v2 response, a v2 content or a v1 response, `refresh` or `super`. It is not changed.
 * @param options `to` is the release to upgrade to; the newest by default.
 * @returns The upgraded response, or the input itself when there was nothing to do; and the issues, whose paths lead
 * into the input.
 * @throws {RawPayloadError} With the reason `not_a_response`, when the input is none of these.
 * @throws {TypeError} When an option is misspelt.
 * @throws {RangeError} When `to` is unknown.
 * @example
 * const { response, issues } = upgrade(JSON.parse(stored));
 * issues[0] // { code: 'dropped_value', path: '$.content.additionalData.otherNames.otherNames', reason: 'removed', ... }
 */
export function upgrade(response: unknown, options: UpgradeOptions = {}): Upgraded {
  checkKeys('upgrade', options, ['to']);
  return upgradeWith(CHANGES, response, options.to ?? NEWEST);
}

/** The same for a given list of releases. */
export function upgradeWith(changes: readonly ReleaseChanges[], response: unknown, to: string): Upgraded {
  const { version, content, root } = recognize(response);
  const issues: Issue[] = [];
  const before = lift(content, root);
  reportUnsafeNumbers(before, issues);
  const after = releasesUpTo(to, changes).reduce(
    (tree, release) => upgradeRelease(tree, release, { version }, issues),
    before,
  );
  // recognize has found an object.
  const stored = response as Tree;
  if (after === before) return { response: stored, issues };
  const lowered = lower(after);
  const upgraded =
    version === 'v2' && Object.hasOwn(lowered, 'sources')
      ? { ...lowered, sources: rewriteFields(lowered.sources, { before, after, root }, issues) }
      : lowered;
  return { response: root === '$' ? upgraded : { ...stored, content: upgraded }, issues };
}

function upgradeRelease(
  stored: Tree,
  release: ReleaseChanges,
  context: UpgradeContext,
  issues: Issue[],
): Tree {
  const upgraded = release.changes.reduce((tree, change) => {
    const changed = inBothSpellings(upgradeChange(change, context))(tree);
    if (changed !== tree) reportLost(tree, changed, change, { release, context, issues });
    return changed;
  }, stored);
  return upgraded === stored ? stored : inBothSpellings(arrangeUpgraded(release, context))(upgraded);
}

/** The reader of the JSON has rounded them before we see them. */
function reportUnsafeNumbers(stored: Tree, issues: Issue[]): void {
  eachLeaf(stored, ([origin]) => {
    const value = origin?.original;
    if (!origin || !Number.isInteger(value) || Number.isSafeInteger(value)) return;
    const message =
      'The number has more digits than JSON numbers keep; it may differ from the one that was stored';
    issues.push(issue('unsafe_number', pathTo(origin), message));
  });
}

interface Report {
  readonly release: ReleaseChanges;
  readonly context: UpgradeContext;
  readonly issues: Issue[];
}

function reportLost(before: Tree, after: Tree, change: Change, { release, context, issues }: Report): void {
  const isMoved = change.fields.some(({ [context.version]: places }) => places?.before && places.after);
  const reason = isMoved ? 'place_taken' : 'removed';
  const why = isMoved ? 'whose new field another stored value claims too' : 'that the release removes';
  for (const { path, count } of lostPlaces(before, after)) {
    const message = `A value ${why} (${change.name}, ${release.release}); left out`;
    issues.push(issue('dropped_value', path, message, count > 1 ? { reason, count } : { reason }));
  }
}

const SPELLINGS = ['extradata', 'extraData'] as const;

/** Does the same to `extradata` and to `extraData`, whichever is there; v2 has neither. */
function inBothSpellings(step: Step): Step {
  const [schemaSpelling, other] = SPELLINGS;
  return (tree) => {
    if (!Object.hasOwn(tree, other)) return step(tree);
    const done = Object.hasOwn(tree, schemaSpelling) ? step(tree) : tree;
    const swapped = swapKeys(done, schemaSpelling, other);
    const stepped = step(swapped);
    return stepped === swapped ? done : swapKeys(stepped, schemaSpelling, other);
  };
}

function swapKeys(tree: Tree, one: string, other: string): Tree {
  const swap = (key: string) => (key === one ? other : key === other ? one : key);
  return Object.fromEntries(Object.entries(tree).map(([key, node]) => [swap(key), node]));
}
