/**
 * Settles a draft: the values become the content, the positions of the leaves become `fields` (which
 * source gave which path) and, when asked for, lineage. Values without an origin are in the content only.
 */

import { type Authority, type Origin, pathOf, type Sourced, segment } from '../company/sourced.js';

/** One output value and the raw values it was made of. */
export interface LineageEntry {
  /** JSONPath into the response. */
  readonly output: string;
  /** JSONPath into the raw bundle, with the raw value as it came; none where the value is ours. */
  readonly inputs: readonly { readonly path: string; readonly original: unknown }[];
  /** Name and version of the rule, where the value isn't simply what the source says. */
  readonly rule?: string;
}

/** The paths that one authority's data fill, in document order, and the endpoints that gave them. */
export interface Attribution {
  readonly fields: string[];
  readonly endpoints: Set<string>;
}

export interface Settled {
  readonly content: object;
  readonly attributions: Readonly<Record<Authority, Attribution>>;
  readonly lineage: readonly LineageEntry[] | undefined;
}

/** The list whose elements are attributed one by one; any other list is attributed as a whole. */
const ATTRIBUTED_BY_ELEMENT = 'otherIdentifiers';

type Node = Sourced<unknown> | readonly Node[] | { readonly [key: string]: Node } | undefined;

/** `lineage` is the path of the content in the response, when lineage is wanted. */
export function settle(draft: object, { lineage }: { readonly lineage: string | undefined }): Settled {
  const walk = new Walk(lineage);
  // A draft's type is made leaf by leaf from that of its contract; an undone one is held to it by the check.
  const content = walk.value(draft as Node, '$', undefined, '') as object;
  return { content, attributions: walk.attributions, lineage: walk.lineage };
}

class Walk {
  readonly attributions: Record<Authority, Attribution> = {
    SAMR: { fields: [], endpoints: new Set() },
    STA: { fields: [], endpoints: new Set() },
  };
  readonly lineage: LineageEntry[] | undefined;
  readonly #root: string;

  constructor(root: string | undefined) {
    this.lineage = root === undefined ? undefined : [];
    this.#root = root ?? '$';
  }

  /** `field` is the path under which a list's leaves are attributed; without one a leaf stands for itself. */
  value(node: Node, path: string, field: string | undefined, key: string): unknown {
    if (node === undefined) return undefined;
    if (isLeaf(node)) return this.#leaf(node, path, field);
    if (Array.isArray(node)) return this.#list(node, path, field, key);
    return this.#object(node as { readonly [key: string]: Node }, path, field);
  }

  #object(node: { readonly [key: string]: Node }, path: string, field: string | undefined): unknown {
    const content: Record<string, unknown> = {};
    for (const key in node) {
      const inner = node[key];
      if (inner === undefined) continue;
      content[key] = this.value(inner, path + segment(key), field, key);
    }
    return content;
  }

  #list(list: readonly Node[], path: string, field: string | undefined, key: string): unknown[] {
    return list.map((element, index) => {
      const place = `${path}[${index}]`;
      return this.value(element, place, field ?? (key === ATTRIBUTED_BY_ELEMENT ? place : path), '');
    });
  }

  #leaf(leaf: Sourced<unknown>, path: string, field: string | undefined): unknown {
    const first = leaf.origins[0];
    if (first !== undefined) this.#attribute(first.reader.authority, field ?? path, leaf.origins);
    this.lineage?.push(describe(leaf, this.#root + path.slice(1)));
    return leaf.value;
  }

  #attribute(authority: Authority, field: string, origins: readonly Origin[]): void {
    const { fields, endpoints } = this.attributions[authority];
    if (fields[fields.length - 1] !== field) fields.push(field);
    for (const origin of origins) {
      if (origin.reader.authority === authority) endpoints.add(origin.reader.endpoint);
    }
  }
}

function isLeaf(node: NonNullable<Node>): node is Sourced<unknown> {
  return 'origins' in node;
}

function describe(leaf: Sourced<unknown>, output: string): LineageEntry {
  const inputs = leaf.origins.map((origin) => ({ path: pathOf(origin), original: origin.original }));
  return leaf.rule === undefined ? { output, inputs } : { output, inputs, rule: leaf.rule };
}
