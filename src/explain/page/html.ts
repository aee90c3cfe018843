/** HTML whose values are escaped by themselves. */

import { raw, html as tagged } from 'hono/html';
import { printable } from '../../text/printable.js';
import type { Term } from '../explanation.js';

/** A piece of HTML that is already escaped. */
export interface Html {
  toString(): string;
}

/**
 * A template: every value in it is escaped, but for pieces that are HTML already; lists are joined.
 *
 * @example
 * String(html`<p>${'<script>'}</p>`) // '<p>&lt;script&gt;</p>'
 */
export function html(strings: TemplateStringsArray, ...values: readonly unknown[]): Html {
  const made = tagged(strings, ...values);
  // hono gives a promise only for a template that holds one.
  if (made instanceof Promise) throw new TypeError('a template holds a promise');
  return made;
}

/**
 * JSON between two tags, where quotes need no escape: the thousands of quotes of a raw bundle are a tenth of a page. Never
 * for the value of an attribute. Characters without a shape, such as those that turn the direction of writing, are shown
 * as escapes.
 */
export function json(value: unknown): Html {
  return jsonText(JSON.stringify(value) ?? '');
}

/** The same for what is JSON text already. */
export function jsonText(given: string): Html {
  const text = printable(given);
  return raw(text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
}

/** Both wordings of a term, the English one first. */
export function term({ en, zh }: Term): Html {
  return html`${en} <span lang="zh" class="zh">${zh}</span>`;
}
