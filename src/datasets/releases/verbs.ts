/**
 * The few things a release does to a tree, be it a draft or a stored response: take a field away, move one,
 * put one back, change one, the same for each element of a list. Trees are copied where they change, never
 * written to, and a step that finds nothing to do gives back the very tree it was given.
 *
 * @example
 * move('additionalData.registerCourt', 'additionalData.legalEvents.registrationInstitution')(content)
 * remove('associatedEntities.shareholders[*].translatedName')(content)
 */

import { pathAlong } from '../../json/path.js';
import { isOfMany, type Make, type Path, parse, rewrite, type Segment, select } from './path.js';
import { isGroup, isNothing, isSame, type Tree, unite, without } from './tree.js';

export type Step = (tree: Tree) => Tree;

/** Takes fields away, and a group or an element that has nothing left in it. */
export function remove(...paths: readonly Path[]): Step {
  return all(...paths.map((path) => at(path, () => undefined)));
}

/** Puts a value in its place; nothing when there is no value to put. */
export function put(path: Path, value: unknown): Step {
  return at(path, (there) => value ?? there);
}

/** Changes a field that is there. */
export function change(path: Path, make: (value: unknown) => unknown): Step {
  return at(path, (there) => (there === undefined ? undefined : make(there)));
}

/**
 * Moves a field to another place. What is there stays: the two become one when they are the same.
 * A field that only gets another name keeps its place among its siblings.
 */
export function move(from: Path, to: Path): Step {
  const [source, target] = [parse(from), parse(to)];
  if (isSameHolder(source, target)) return rename(source, target);
  if (isOfMany(source) || isOfMany(target)) throw new Error(`${from} -> ${to} is not a move of one field`);
  return (tree) => {
    const [value] = select(tree, source);
    const rest = root(rewrite(tree, source, () => undefined));
    return isNothing(value) ? rest : root(rewrite(rest, target, (there) => unite(there, [value])));
  };
}

/** Moves what the elements of a list hold to one place, when they agree; what is there stays. */
export function gather(from: Path, to: Path): Step {
  const [source, target] = [parse(from), parse(to)];
  return (tree) => {
    const stated = select(tree, source).filter((value) => !isNothing(value));
    const rest = root(rewrite(tree, source, () => undefined));
    const isAgreed = stated.every((value) => isSame(stated[0], value));
    return root(
      rewrite(rest, target, (there) => (isNothing(there) && !isAgreed ? there : unite(there, stated))),
    );
  };
}

/** Copies one value into each element of a list. */
export function spread(from: Path, to: Path): Step {
  const source = parse(from);
  return (tree) => put(to, select(tree, source)[0])(tree);
}

/** Gives the keys of a group an order: the named ones first, the others behind them as they stand. */
export function arrange(path: Path, keys: readonly string[]): Step {
  return at(path, (group) => {
    if (!isGroup(group)) return group;
    const named = keys.filter((key) => Object.hasOwn(group, key));
    return Object.fromEntries(
      [...new Set([...named, ...Object.keys(group)])].map((key) => [key, group[key]]),
    );
  });
}

/** One step after the other. */
export function all(...steps: readonly Step[]): Step {
  return (tree) => steps.reduce((done, step) => step(done), tree);
}

function isSameHolder(source: readonly Segment[], target: readonly Segment[]): boolean {
  const holder = (segments: readonly Segment[]) => pathAlong('$', segments.slice(0, -1));
  return (
    [...source.slice(-1), ...target.slice(-1)].every((segment) => typeof segment === 'string') &&
    holder(source) === holder(target)
  );
}

function rename(source: readonly Segment[], target: readonly Segment[]): Step {
  const [from, to] = [lastKey(source), lastKey(target)];
  const named = (group: Tree) => {
    const value = group[from];
    if (isNothing(value)) return without(group, from);
    if (!isNothing(group[to])) return without({ ...group, [to]: unite(group[to], [value]) }, from);
    const renamed = Object.entries(without(group, to)).map(([key, each]) => [key === from ? to : key, each]);
    return Object.fromEntries(renamed);
  };
  return (tree) =>
    root(
      rewrite(tree, source.slice(0, -1), (group) =>
        isGroup(group) && Object.hasOwn(group, from) && group[from] !== undefined ? named(group) : group,
      ),
    );
}

function lastKey(segments: readonly Segment[]): string {
  const last = segments.at(-1);
  return typeof last === 'string' ? last : '';
}

function at(path: Path, make: Make): Step {
  const segments = parse(path);
  return (tree) => root(rewrite(tree, segments, make));
}

/** A root is a group, and rewriting a group gives a group. */
function root(rewritten: unknown): Tree {
  return rewritten as Tree;
}
