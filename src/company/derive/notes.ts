/** Collects what the derivation has to say: issues, and one `derived_value` for each list and rule. */

import { type Detail, errorIssue, type Issue, type IssueCode, issue, type Reason } from '../../issues.js';
import { pathOf, type Sourced } from '../../reading/sourced.js';
import { disagree } from '../agreement.js';

interface Count {
  readonly field: string;
  readonly rule: Reason<'derived_value'>;
  readonly path: string;
  count: number;
}

export class Notes {
  readonly #issues: Issue[];
  /** One for each field and rule: a handful, however many rows there are. */
  readonly #derived: Count[] = [];

  constructor(issues: Issue[]) {
    this.#issues = issues;
  }

  /** Says that a value of the field was made by the rule out of the input. */
  derived(field: string, rule: Reason<'derived_value'>, input: Sourced<unknown>): void {
    const known = this.#derived.find((count) => count.field === field && count.rule === rule);
    if (known) known.count++;
    else this.#derived.push({ field, rule, path: pathTo(input), count: 1 });
  }

  disagree(field: string, mine: Sourced<unknown>, other: Sourced<unknown>): void {
    disagree(field, mine, other, this.#issues);
  }

  report<Code extends IssueCode>(
    code: Code,
    at: Sourced<unknown> | string,
    message: string,
    detail?: Detail<Code>,
  ): void {
    this.#issues.push(issue(code, pathTo(at), message, detail));
  }

  reportError<Code extends 'contradiction' | 'missing_value'>(
    code: Code,
    at: Sourced<unknown> | string,
    message: string,
    detail?: Detail<Code>,
  ): void {
    this.#issues.push(errorIssue(code, pathTo(at), message, detail));
  }

  /** Writes the counted derivations; called once, last. */
  close(): void {
    for (const { field, rule, path, count } of this.#derived) {
      const message = `${field} was derived by the rule ${rule}; the source does not provide it`;
      this.#issues.push(issue('derived_value', path, message, { reason: rule, count }));
    }
  }
}

/** The first position a value was read at; a text is a path already. */
function pathTo(at: Sourced<unknown> | string): string {
  if (typeof at === 'string') return at;
  const origin = at.origins[0];
  return origin ? pathOf(origin) : '$';
}
