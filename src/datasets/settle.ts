/**
 * Settles a draft: the values become the content, the positions of the leaves become `fields` (which
 * source gave which path) and, when asked for, lineage. Values without an origin are in the content only.
 */

import { EVERY, pathAlong, segment } from '../json/path.js';
import { type Authority, pathOf, type Sourced } from '../reading/sourced.js';
import { attributionOf } from '../rules/attribution.js';
import type { CallerRuleId, ListRow, RuleId } from '../rules/registry.js';
import { cutFromAny } from '../values/residentId.js';

/** One output value and the raw values it was made of. */
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
  readonly by: Set<string>;
}

export interface Settled {
  readonly content: object;
  readonly attributions: Readonly<Record<Stated, Attribution>>;
  readonly lineage: readonly LineageEntry[] | undefined;
}

type Node = Sourced<unknown> | readonly Node[] | { readonly [key: string]: Node } | undefined;

/** `lineage` is the path of the content in the response, when lineage is wanted. */
export function settle(draft: object, { lineage }: { readonly lineage: string | undefined }): Settled {
  const walk = new Walk(lineage);
  // A draft's type is made leaf by leaf from that of its contract; an undone one is held to it by the check.
  const content = walk.value(draft as NonNullable<Node>, ROOT, undefined) as object;
  return { content, attributions: walk.attributions, lineage: walk.lineage };
}

/** A position in the content, the same for all elements of a list: there are as many as the contracts have. */
class OutputPath {
  /** "$.additionalData.otherIdentifiers[*].identifierValue" */
  readonly path: string;
  readonly #inner = new Map<string, OutputPath>();

  constructor(path: string) {
    this.path = path;
  }

  at(key: string): OutputPath {
    return this.#inner.get(key) ?? this.#add(key, this.path + segment(key));
  }

  get element(): OutputPath {
    return this.#inner.get(STAR) ?? this.#add(STAR, this.path + STAR);
  }

  #add(step: string, path: string): OutputPath {
    const place = new OutputPath(path);
    this.#inner.set(step, place);
    return place;
  }
}

const STAR = pathAlong('', [EVERY]);
const ROOT = new OutputPath('$');
/** The list whose elements are attributed one by one; any other list is attributed as a whole. */
const ATTRIBUTED_BY_ELEMENT = ROOT.at('additionalData').at('otherIdentifiers');

class Walk {
  readonly attributions: Record<Stated, Attribution> = {
    SAMR: { fields: [], by: new Set() },
    STA: { fields: [], by: new Set() },
    'neci-kyc': { fields: [], by: new Set() },
    caller: { fields: [], by: new Set() },
  };
  readonly lineage: LineageEntry[] | undefined;
  /** Path of the content in the response. */
  readonly #root: string;
  /** Where the walk is in the lists around it, the outermost first. */
  readonly #indices: number[] = [];

  constructor(root: string | undefined) {
    this.lineage = root === undefined ? undefined : [];
    this.#root = root ?? '$';
  }

  /** `field` is the path under which a list's leaves are attributed; without one a leaf is attributed by its own path. */
  value(node: NonNullable<Node>, place: OutputPath, field: string | undefined): unknown {
    if (isLeaf(node)) return this.#leaf(node, place, field);
    if (Array.isArray(node)) return this.#list(node, place, field);
    return this.#object(node as { readonly [key: string]: Node }, place, field);
  }

  #object(node: { readonly [key: string]: Node }, place: OutputPath, field: string | undefined): unknown {
    const content: Record<string, unknown> = {};
    for (const key in node) {
      const inner = node[key];
      if (inner !== undefined) content[key] = this.value(inner, place.at(key), field);
    }
    return content;
  }

  #list(list: readonly Node[], place: OutputPath, field: string | undefined): unknown[] {
    const isByElement = place === ATTRIBUTED_BY_ELEMENT;
    const whole = field ?? place.path;
    const depth = this.#indices.push(0) - 1;
    const content = list.map((element, index) => {
      this.#indices[depth] = index;
      return element && this.value(element, place.element, isByElement ? `${whole}[${index}]` : whole);
    });
    this.#indices.pop();
    return content;
  }

  #leaf(leaf: Sourced<unknown>, place: OutputPath, field: string | undefined): unknown {
    this.#attribute(leaf, place, field ?? place.path);
    this.lineage?.push(describe(leaf, this.#outputOf(place)));
    return leaf.value;
  }

  /** The first origin tells the authority. Derived words keep their own path inside a source's list. */
  #attribute({ origins, rule }: Sourced<unknown>, { path }: OutputPath, field: string): void {
    const authority = origins[0]?.reader.authority;
    if (authority === undefined) return;
    const stated = attributionOf(rule);
    if (stated === 'source') {
      const { fields, by } = this.attributions[authority];
      if (fields[fields.length - 1] !== field) fields.push(field);
      for (const { reader } of origins) if (reader.authority === authority) by.add(reader.endpoint);
    } else if (stated !== 'id') {
      const { fields, by } = this.attributions[stated];
      const own = path.endsWith(STAR) ? path.slice(0, -STAR.length) : path;
      if (!fields.includes(own)) fields.push(own);
      by.add(String(rule));
    }
  }

  /** The path into the response of the very leaf at which the walk is. */
  #outputOf({ path }: OutputPath): string {
    const [outside = '', ...steps] = path.split(STAR);
    const inside = steps.map((step, list) => `[${this.#indices[list]}]${step}`);
    return this.#root + outside.slice(1) + inside.join('');
  }
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
  if (rule === undefined) return { output, inputs };
  return typeof rule === 'string' ? { output, inputs, rule } : { output, inputs, ...rule };
}
