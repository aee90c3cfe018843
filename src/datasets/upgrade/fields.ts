/**
 * `sources[].fields` of an upgraded response: the paths by which a source says what it gave. A path goes
 * where its values went; what it can't select any more, it says no more.
 *
 * @example
 * '$.additionalData.registerCourt' // becomes '$.additionalData.legalEvents.registrationInstitution'
 */

import { type Origin, segment } from '../../company/sourced.js';
import { type Issue, issue } from '../../issues.js';
import { isTree, type Tree } from '../releases/tree.js';
import { eachLeaf, type Step } from './stored.js';

/** A step of a path: a key, a position, or any of them. */
type PathStep = Step | typeof ANY;

const ANY = Symbol('[*]');

type Way = readonly Step[];

/** The sources with their fields rewritten. `before` and `after` are the content's leaves, `root` its path. */
export function rewriteFields(
  sources: unknown,
  { before, after, root }: { readonly before: Tree; readonly after: Tree; readonly root: string },
  issues: Issue[],
): unknown {
  if (!Array.isArray(sources)) return sources;
  const moves = waysOf(after);
  return sources.map((source, index) => {
    if (!isTree(source) || !Array.isArray(source.fields)) return source;
    const rewritten = source.fields.map((field) => rewriteField(field, before, after, moves));
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
  readonly moved: readonly string[];
  readonly isDead: boolean;
}

function rewriteField(
  field: unknown,
  before: Tree,
  after: Tree,
  moves: ReadonlyMap<Origin, readonly Way[]>,
): Rewritten {
  const path = typeof field === 'string' ? parsePath(field) : undefined;
  if (path === undefined) return { kept: field, moved: [], isDead: false };
  const nodes = selectWay(before, path);
  const origins: Origin[] = [];
  for (const node of nodes) eachLeaf(node, (found) => origins.push(...found));
  const ways = origins.flatMap((origin) => moves.get(origin) ?? []);
  const elsewhere = ways.filter((way) => !isUnder(way, path));
  const stays = selectWay(after, path).length > 0 && (origins.length === 0 || elsewhere.length < ways.length);
  return {
    kept: stays ? field : undefined,
    moved: [...new Set(elsewhere.map((way) => fieldOf(way, path)))],
    isDead: nodes.length === 0,
  };
}

/** In their order and without duplicates; a moved value adds no path that is listed anyway. */
function inOneList(rewritten: readonly Rewritten[]): unknown[] {
  const kept = new Set(rewritten.map((each) => each.kept));
  const listed = [...kept].flatMap((path) => (typeof path === 'string' ? [parsePath(path) ?? []] : []));
  const isListed = (path: string) => listed.some((each) => isUnder(parsePath(path) ?? [], each));
  const fields = rewritten.flatMap(({ kept: path, moved }) => [
    ...(path === undefined ? [] : [path]),
    ...moved.filter((each) => !isListed(each)),
  ]);
  return [...new Set(fields)];
}

/** Where each value stands in a tree. */
function waysOf(tree: Tree): Map<Origin, Way[]> {
  const ways = new Map<Origin, Way[]>();
  eachLeaf(tree, (origins, way) => {
    for (const origin of origins) ways.set(origin, [...(ways.get(origin) ?? []), way]);
  });
  return ways;
}

/** The path of a value as a source lists it: an element where the old path named one, else the whole list. */
function fieldOf(way: Way, old: readonly PathStep[]): string {
  const list = way.findIndex((step) => typeof step === 'number');
  const isByElement = typeof old.at(-1) === 'number';
  const field = list < 0 ? way : way.slice(0, isByElement ? list + 1 : list);
  return `$${field.map((step) => (typeof step === 'number' ? `[${step}]` : segment(step))).join('')}`;
}

function isUnder(way: readonly PathStep[], path: readonly PathStep[]): boolean {
  return path.every((step, index) => step === way[index] || (step === ANY && index < way.length));
}

function selectWay(tree: Tree, path: readonly PathStep[]): unknown[] {
  return path.reduce<unknown[]>((nodes, step) => nodes.flatMap((node) => childrenOf(node, step)), [tree]);
}

function childrenOf(node: unknown, step: PathStep): unknown[] {
  if (Array.isArray(node)) {
    if (step === ANY) return node;
    return typeof step === 'number' && step < node.length ? [node[step]] : [];
  }
  if (!isTree(node)) return [];
  if (step === ANY) return Object.values(node);
  return typeof step === 'string' && Object.hasOwn(node, step) ? [node[step]] : [];
}

const STEP =
  /\.([A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)|\[(\d+)\]|\['([^'\\]*)'\]|\["([^"\\]*)"\]|(\.\*|\[\*\])/y;

/** The steps of a JSONPath without filters and the like; undefined for any other text, which is left alone. */
function parsePath(text: string): PathStep[] | undefined {
  if (!text.startsWith('$')) return undefined;
  const steps: PathStep[] = [];
  let end = 1;
  while (end < text.length) {
    STEP.lastIndex = end;
    const match = STEP.exec(text);
    if (match === null) return undefined;
    const [all, key, position, single, double] = match;
    const name = key ?? single ?? double;
    if (name !== undefined) steps.push(name);
    else steps.push(position === undefined ? ANY : Number(position));
    end += all.length;
  }
  return steps;
}
