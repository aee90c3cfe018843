/**
 * What a release of the target is: a list of named changes. A change says where its fields were before it and
 * where they are after it. That is enough to take a draft back and to bring a stored response forward, unless the
 * change does more to a value than move it; then it has steps of its own.
 */

import type { Company } from '../../company/company.js';
import { EXTENSIONS } from '../../generated/contracts/extensions.js';
import type { Dataset, Version } from '../../generated/contracts/index.js';
import { isOfMany, type Path, parse } from './path.js';
import { all, arrange, gather, move, remove, type Step, spread } from './verbs.js';

/** Where a field is before a change and after it; absent when it isn't there. */
export interface Places {
  readonly before?: Path;
  readonly after?: Path;
}

/** One field that a change adds, removes, moves or writes in another way. Paths are relative to the content. */
export interface FieldChange {
  readonly datasets: readonly Dataset[];
  readonly v1?: Places;
  readonly v2?: Places;
}

/** Which rendition a change is undone in, and the company it was made of. */
export interface UndoContext {
  readonly company: Company;
  readonly dataset: Dataset;
  readonly version: Version;
}

/** Which version a stored response is of. Both datasets are upgraded alike. */
export interface UpgradeContext {
  readonly version: Version;
}

/** One named change of the contract. */
export interface Change {
  /** What happened, verb first: MoveOldNumberUnderOtherNumber. */
  readonly name: string;
  /** The announcement's own sentence, verbatim; null when only its samples show the change. */
  readonly sentence: string | null;
  /** What the sentence doesn't say: where an unannounced change shows, what becomes of a value. */
  readonly note?: string;
  readonly fields: readonly FieldChange[];
  /** From the draft after the change to the draft before it, where the fields alone don't say it. */
  undo?(context: UndoContext): Step;
  /** From a stored response of before the change to one of after it, where the fields alone don't say it. */
  upgrade?(context: UpgradeContext): Step;
}

/** The keys of groups in the order of the contract, by the path of the group. */
export type KeyOrder = { readonly [V in Version]?: Readonly<Record<Path, readonly string[]>> };

export interface ReleaseChanges<R extends string = string> {
  readonly release: R;
  /** The release before this one. */
  readonly before: R;
  /** The announcement's title and when it was posted, for the release notes. */
  readonly announcement: { readonly title: string; readonly posted: string };
  /** In the order in which they happened: an upgrade goes down the list, an undo up. */
  readonly changes: readonly Change[];
  /** The order of keys in the groups that the changes write to. */
  readonly keyOrder?: { readonly before?: KeyOrder; readonly after?: KeyOrder };
}

/** From the draft of a release to the draft of the one before, which has none of the release's new extensions. */
export function undoRelease(release: ReleaseChanges, context: UndoContext): Step {
  const steps = release.changes.map((change) => change.undo?.(context) ?? undoFields(change, context));
  return all(
    remove(...newExtensions(release, context)),
    ...steps.toReversed(),
    arrangeKeys(release.keyOrder?.before, context),
  );
}

/**
 * The fields beyond the published contract that appear first in a release. No announcement has them, so no change
 * lists them, unless an extension moved there from another place.
 */
export function newExtensions(
  { release, changes }: ReleaseChanges,
  { version, dataset }: { readonly version: Version; readonly dataset: Dataset },
): readonly Path[] {
  const listed: Readonly<Record<string, (typeof EXTENSIONS)[keyof typeof EXTENSIONS]>> = EXTENSIONS;
  const moved = changes
    .flatMap(({ fields }) => fields.filter(({ datasets }) => datasets.includes(dataset)))
    .map((field) => field[version]?.after);
  return (listed[release]?.[version][dataset] ?? []).filter((path) => !moved.includes(path));
}

/** From a stored response of before a change to one of after it. */
export function upgradeChange(change: Change, context: UpgradeContext): Step {
  return change.upgrade?.(context) ?? upgradeFields(change, context);
}

/** The keys of a stored response that an upgrade has written to, in the contract's order. */
export function arrangeUpgraded({ keyOrder }: ReleaseChanges, context: UpgradeContext): Step {
  return arrangeKeys(keyOrder?.after, context);
}

function undoFields({ fields }: Change, { dataset, version }: UndoContext): Step {
  const places = fields
    .filter(({ datasets }) => datasets.includes(dataset))
    .map((field) => field[version] ?? {});
  return all(...places.map(undoPlaces));
}

function undoPlaces({ before, after }: Places): Step {
  if (after === undefined || after === before) return all();
  if (before === undefined) return remove(after);
  return isOfList(before) && !isOfList(after) ? spread(after, before) : move(after, before);
}

function upgradeFields({ fields }: Change, { version }: UpgradeContext): Step {
  return all(...fields.map((field) => upgradePlaces(field[version] ?? {})));
}

function upgradePlaces({ before, after }: Places): Step {
  if (before === undefined || after === before) return all();
  if (after === undefined) return remove(before);
  return isOfList(before) && !isOfList(after) ? gather(before, after) : move(before, after);
}

function arrangeKeys(order: KeyOrder | undefined, { version }: { readonly version: Version }): Step {
  return all(...Object.entries(order?.[version] ?? {}).map(([path, keys]) => arrange(path, keys)));
}

function isOfList(path: Path): boolean {
  return isOfMany(parse(path));
}
