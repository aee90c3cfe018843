/**
 * `sources[].fields` of an upgraded response: the paths by which a source says what it gave. A path goes
 * where its values went; what it can't select any more, it says no more.
 *
 * @example
 * '$.additionalData.registerCourt' // becomes '$.additionalData.legalEvents.registrationInstitution'
 */

import { type Issue, issue } from '../../issues.js';
import { EVERY, parsePath, pathAlong } from '../../json/path.js';
import type { Origin } from '../../reading/sourced.js';
import { isGroup, isTree, type Tree } from '../releases/tree.js';
import { eachLeaf, type Way } from './stored.js';

/** A step of a path: a key, a position, or any of them. */
type PathStep = Way[number] | typeof EVERY;

/** The sources with their fields rewritten. `before` and `after` are the content's leaves, `root` its path. */
export function rewriteFields(
  sources: unknown,
  { before, after, root }: { readonly before: Tree; readonly after: Tree; readonly root: string },
  issues: Issue[],
): unknown {
  if (!Array.isArray(sources)) return sources;
  const moves = waysOf(after);
  const known = new Map<unknown, Rewritten>();
  return sources.map((source, index) => {
    if (!isTree(source) || !Array.isArray(source.fields)) return source;
    // A list that did not come from JSON may have holes, which map leaves out.
    const rewritten = Array.from(source.fields, (field: unknown) => {
      const found = known.get(field) ?? rewriteField(field, before, after, moves);
      known.set(field, found);
      return found;
    });
    for (const [position, { isDead }] of rewritten.entries()) {
      if (!isDead) continue;
      const path = `${root}.sources[${index}].fields[${position}]`;
      const message = 'The path selects nothing in the stored response; left out';
      issues.push(issue('dropped_value', path, message, { reason: 'selects_nothing' }));
    }
    return { ...source, fields: inOneList(rewritten) };
  });
}

/** What becomes of one path: whether it stays, and which values that were under it stand elsewhere now. */
interface Rewritten {
  readonly kept: unknown;
  readonly moved: readonly Way[];
  readonly isDead: boolean;
}

function rewriteField(
  field: unknown,
  before: Tree,
  after: Tree,
  moves: ReadonlyMap<Origin, readonly Way[]>,
): Rewritten {
  const path = typeof field === 'string' ? stepsOf(field) : undefined;
  if (path === undefined) return { kept: field, moved: [], isDead: false };
  const nodes = selectWay(before, path);
  const origins: Origin[] = [];
  for (const node of nodes) {
    eachLeaf(node, (found) => {
      for (const origin of found) origins.push(origin);
    });
  }
  const ways = origins.flatMap((origin) => moves.get(origin) ?? []);
  const elsewhere = ways.filter((way) => !isUnder(way, path));
  const stays = selectWay(after, path).length > 0 && (origins.length === 0 || elsewhere.length < ways.length);
  return {
    kept: stays ? field : undefined,
    moved: elsewhere.map((way) => fieldOf(way, path)),
    isDead: nodes.length === 0,
  };
}

/** In their order and without duplicates; a moved value adds no path that is listed anyway. */
function inOneList(rewritten: readonly Rewritten[]): unknown[] {
  const kept = [...new Set(rewritten.map((each) => each.kept))];
  const paths = kept.flatMap((path) => (typeof path === 'string' ? [stepsOf(path) ?? []] : []));
  const listed = new Set(paths.map(written));
  const wild = paths.filter((path) => path.includes(EVERY));
  const isListed = (way: Way) =>
    way.some((_, index) => listed.has(written(way.slice(0, index + 1)))) ||
    wild.some((path) => isUnder(way, path));
  const fields = rewritten.flatMap(({ kept: path, moved }) => [
    ...(path === undefined ? [] : [path]),
    ...moved.filter((way) => !isListed(way)).map(written),
  ]);
  return [...new Set(fields)];
}

/** Where each value is in a tree. */
function waysOf(tree: Tree): Map<Origin, Way[]> {
  const ways = new Map<Origin, Way[]>();
  eachLeaf(tree, (origins, way) => {
    for (const origin of origins) ways.set(origin, [...(ways.get(origin) ?? []), way]);
  });
  return ways;
}

/** The way to what a source lists: an element where the old path named one, else the whole list. */
function fieldOf(way: Way, old: readonly PathStep[]): Way {
  const list = way.findIndex((step) => typeof step === 'number');
  const isByElement = typeof old.at(-1) === 'number';
  return list < 0 ? way : way.slice(0, isByElement ? list + 1 : list);
}

function written(way: readonly PathStep[]): string {
  return pathAlong('$', way);
}

function isUnder(way: readonly PathStep[], path: readonly PathStep[]): boolean {
  return path.every((step, index) => step === way[index] || (step === EVERY && index < way.length));
}

function selectWay(tree: Tree, path: readonly PathStep[]): unknown[] {
  return path.reduce<unknown[]>((nodes, step) => nodes.flatMap((node) => childrenOf(node, step)), [tree]);
}

function childrenOf(node: unknown, step: PathStep): unknown[] {
  if (Array.isArray(node)) {
    if (step === EVERY) return node;
    return typeof step === 'number' && step < node.length ? [node[step]] : [];
  }
  if (!isGroup(node)) return [];
  if (step === EVERY) return Object.values(node);
  return typeof step === 'string' && Object.hasOwn(node, step) ? [node[step]] : [];
}

/** The steps of a JSONPath without filters and the like; undefined for any other text, which is left alone. */
function stepsOf(text: string): PathStep[] | undefined {
  const steps = parsePath(text);
  return steps?.every((step) => typeof step !== 'object') ? steps : undefined;
}
