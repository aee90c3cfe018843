/**
 * Settles a draft: the values become the content, the positions of the leaves become `fields` (which
 * source gave which path) and, when asked for, lineage. Values without an origin are in the content only.
 */

import { type Authority, pathOf, type Sourced } from '../reading/sourced.js';
import { attributionOf } from '../rules/attribution.js';
import type { CallerRuleId, ListRow, RuleId } from '../rules/registry.js';
import { cutFromAny } from '../values/residentId.js';
import { accepts, indexOfKey, layOut, type Position, strangeElement, strangeKey } from './layout.js';

/** One output value, or a list that a source says is empty, and the raw values it was made of. */
export interface LineageEntry {
  /** JSONPath into the response. */
  readonly output: string;
  /**
   * JSONPath into the raw bundle, with the raw value as it came, but for resident identity numbers; none where the
   * value is a literal.
   */
  readonly inputs: readonly { readonly path: string; readonly original: unknown }[];
  /** Name and version of the rule, where the value differs from what the source says. */
  readonly rule?: RuleId | CallerRuleId | ListRow['rule'];
  /** With the rule "code-list/1": the code list, and the key of the row that was looked up. */
  readonly list?: string;
  readonly row?: string;
  /** With a row that is not in the list itself. */
  readonly addedBy?: ListRow['addedBy'];
}

/** Who states a value: an authority; or neci-kyc, or its caller, where no source has the words. */
export type Stated = Authority | 'neci-kyc' | 'caller';

/** The paths that one of them fills, in document order, and what gave the values: endpoints, or rules. */
export interface Attribution {
  readonly fields: string[];
  readonly by: string[];
}

export interface Settled {
  readonly content: object;
  readonly attributions: Readonly<Record<Stated, Attribution>>;
  readonly lineage: readonly LineageEntry[] | undefined;
  /** Whether the content, and the fields of the attributions, are known to be valid. */
  readonly isProven: boolean;
}

type Node = Sourced<unknown> | readonly Node[] | { readonly [key: string]: Node } | undefined;

export interface SettleOptions {
  /** The path of the content in the response, when lineage is wanted. */
  readonly lineage: string | undefined;
  /** Where the content is in the layout of its contract. */
  readonly position?: Position;
  /** Whether to find out if the content is valid there. */
  readonly prove?: boolean;
}

export function settle(
  draft: object,
  { lineage, position = layOut(undefined), prove = false }: SettleOptions,
): Settled {
  const walk = new Walk(lineage, prove);
  // A draft's type is made leaf by leaf from that of its contract; an undone one is held to it by the check.
  const content = walk.value(draft as NonNullable<Node>, position, undefined) as object;
  return { content, attributions: walk.attributions, lineage: walk.lineage, isProven: walk.isProven };
}

/** An attribution in the making. */
interface Account extends Attribution {
  last: string | undefined;
}

class Walk {
  readonly attributions: Readonly<Record<Stated, Account>> = {
    SAMR: { fields: [], by: [], last: undefined },
    STA: { fields: [], by: [], last: undefined },
    'neci-kyc': { fields: [], by: [], last: undefined },
    caller: { fields: [], by: [], last: undefined },
  };
  readonly lineage: LineageEntry[] | undefined;
  /** Whether all that the walk has seen is valid. It says no in doubt. */
  isProven: boolean;
  /** Path of the content in the response. */
  readonly #root: string;
  /** Where the walk is in the lists around it, the outermost first. */
  readonly #indices: number[] = [];

  constructor(root: string | undefined, prove: boolean) {
    this.isProven = prove;
    this.lineage = root === undefined ? undefined : [];
    this.#root = root ?? '$';
  }

  /** `field` is the one under which a list's leaves are attributed; without one a leaf is attributed by its own. */
  value(node: NonNullable<Node>, position: Position, field: string | undefined): unknown {
    // Each of the two looks at the draft is at objects of few shapes, which is quicker than one at all of them.
    if (position.isScalar && (node as Partial<Sourced<unknown>>).origins !== undefined)
      return this.#leaf(node as Sourced<unknown>, position, field);
    if (Array.isArray(node)) return this.#list(node, position, field);
    if (isLeaf(node)) return this.#leaf(node, position, field);
    return this.#object(node as { readonly [key: string]: Node }, position, field);
  }

  #object(node: { readonly [key: string]: Node }, position: Position, field: string | undefined): unknown {
    const content: Record<string, unknown> = {};
    const { keys } = position;
    let next = 0;
    let required = 0;
    let size = 0;
    for (const key in node) {
      const inner = node[key];
      if (inner === undefined) continue;
      next = indexOfKey(keys, key, next);
      const step = keys[next] ?? strangeKey(position, key);
      next += 1;
      size += 1;
      if (step.isRequired) required += 1;
      content[key] = this.value(inner, step, field);
    }
    if (required !== position.required || size < position.atLeast) this.isProven = false;
    return content;
  }

  #list(list: readonly Node[], position: Position, field: string | undefined): unknown[] {
    if (list.length < position.atLeast || list.length > position.atMost) this.isProven = false;
    const whole = field ?? position.field;
    const depth = this.#indices.push(0) - 1;
    const content = list.map((node, index) => {
      this.#indices[depth] = index;
      if (node === undefined) this.isProven = false;
      const element = position.element ?? strangeElement(position);
      return node && this.value(node, element, position.isByElement ? `${whole}[${index}]` : whole);
    });
    this.#indices.pop();
    return content;
  }

  #leaf(leaf: Sourced<unknown>, position: Position, field: string | undefined): unknown {
    const { value } = leaf;
    if (this.isProven && !accepts(position, value)) this.isProven = false;
    this.#attribute(leaf, position, field ?? position.field);
    this.lineage?.push(describe(leaf, this.#outputOf(position)));
    return value;
  }

  /** The first origin tells the authority. Derived words keep their own path inside a source's list. */
  #attribute({ origins, rule }: Sourced<unknown>, { own }: Position, field: string): void {
    const authority = origins[0]?.reader.authority;
    if (authority === undefined) return;
    const stated = attributionOf(rule);
    if (stated === 'source') {
      const account = this.attributions[authority];
      // The leaves of a field come one after the other.
      if (account.last !== field) account.fields.push(field);
      account.last = field;
      for (const { reader } of origins)
        if (reader.authority === authority) addOnce(account.by, reader.endpoint);
    } else if (stated !== 'id') {
      const { fields, by } = this.attributions[stated];
      addOnce(fields, own);
      addOnce(by, String(rule));
    }
  }

  /** The path into the response of the very leaf at which the walk is. */
  #outputOf({ pieces }: Position): string {
    const [outside = '', ...steps] = pieces;
    const inside = steps.map((step, list) => `[${this.#indices[list]}]${step}`);
    return this.#root + outside.slice(1) + inside.join('');
  }
}

/** The few are quicker to look through than a set is to make. */
function addOnce(texts: string[], text: string): void {
  if (!texts.includes(text)) texts.push(text);
}

function isLeaf(node: NonNullable<Node>): node is Sourced<unknown> {
  return (node as Partial<Sourced<unknown>>).origins !== undefined;
}

function describe(leaf: Sourced<unknown>, output: string): LineageEntry {
  const inputs = leaf.origins.map((origin) => ({
    path: pathOf(origin),
    original: cutFromAny(origin.original),
  }));
  const { rule } = leaf;
  return typeof rule === 'string' ? { output, inputs, rule } : { output, inputs, ...rule };
}
