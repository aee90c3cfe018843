/**
 * Every value of the dataset with its source. What is alone has a row of its own; a list is a table with a row for each
 * element, so that two hundred shareholders stay readable.
 */

import type { ExplainedField, ExplainedInput, Explanation, How } from '../explanation.js';
import type { Anchors } from './anchors.js';
import { concern } from './concern.js';
import { type Html, html } from './html.js';

export function fieldsSection(explanation: Explanation, anchors: Anchors): Html {
  const { fields, rules } = explanation;
  const sentences = new Map(rules.map(({ id, en }) => [id, en]));
  const singles = fields.filter(({ output }) => listOf(output) === undefined);
  return html`<section id="fields" aria-labelledby="fields-title">
<h2 id="fields-title">Fields</h2>
<p>Select a value to light up the raw values that it was made of, and the reverse. <span class="count">${fields.length} values</span></p>
<p class="filter" hidden><label>Find a field <input type="search" data-filter="fields-table" autocomplete="off"></label></p>
<div class="scroll" role="region" aria-label="Table of fields" tabindex="0">
<table id="fields-table" class="stack"><thead><tr><th scope="col">Field</th><th scope="col">Value</th><th scope="col">Raw value</th><th scope="col">Asked</th><th scope="col">How</th></tr></thead>
<tbody>${singles.map((field) => row(field, { explanation, anchors, sentences }))}</tbody></table></div>
${lists(fields, anchors)}
${rules.length === 0 ? '' : html`<h3>Rules</h3><dl class="rules">${rules.map(({ id, en, zh, source }) => html`<div id="rule-${id}"><dt><code>${id}</code></dt><dd>${en} <span lang="zh" class="zh">${zh}</span> <small>${source}</small></dd></div>`)}</dl>`}
</section>`;
}

interface Context {
  readonly explanation: Explanation;
  readonly anchors: Anchors;
  readonly sentences: ReadonlyMap<string, string>;
}

function row(field: ExplainedField, { explanation, anchors, sentences }: Context): Html {
  const { output, title, value, inputs, how, rule, issues } = field;
  const anchor = anchors.field(output);
  const [first] = inputs;
  return html`<tr id="${anchor}" data-r="${rawAnchors(inputs, anchors).join(' ')}"><th scope="row"><a href="#${anchor}">${title}</a> <code class="path">${output}</code></th>
<td class="value">${shownValue(value)}${issues.map((index) => concern(index, explanation))}</td>
<td>${inputs.map((input) => rawValue(input, anchors))}</td>
<td>${first?.checked === undefined || first.checked === null ? '–' : first.checked.slice(0, 10)}</td>
<td><span class="how ${how}">${HOW[how]}</span>${rule === null ? '' : html` <span class="sentence">${sentences.get(rule) ?? ''} <a href="#rule-${rule}"><code>${rule}</code></a></span>`}${
    field.row === null
      ? ''
      : html` <span class="sentence">Row <code>${field.row.row}</code> of the list <code>${field.row.list}</code>${field.row.addedBy ? ', added by whoever runs neci-kyc' : ''}</span>`
  }</td></tr>`;
}

const HOW: { readonly [H in How]: string } = {
  as_given: 'as given',
  rewritten: 'rewritten',
  derived: 'derived',
  literal: 'literal',
};

export function shownValue(value: ExplainedField['value']): Html {
  return value === null ? html`<em>null</em>` : html`${String(value)}`;
}

function rawValue({ path, original }: ExplainedInput, anchors: Anchors): Html {
  const anchor = anchors.raw(path);
  const place = html`<code class="path">${path}</code>`;
  return html`<div class="raw-value"><code>${original}</code> ${anchor === undefined ? place : html`<a href="#${anchor}">${place}</a>`}</div>`;
}

function rawAnchors(inputs: readonly ExplainedInput[], anchors: Anchors): string[] {
  return inputs.flatMap(({ path }) => anchors.raw(path) ?? []);
}

/** "$.content.associatedEntities.officers[0].name" -> its list, the element and the column. */
function listOf(output: string): { list: string; index: number; column: string } | undefined {
  const match = /^(.*?)\[(\d+)\]\.(.+)$/.exec(output);
  if (!match) return undefined;
  const [, list = '', index = '', column = ''] = match;
  return { list, index: Number(index), column };
}

function lists(fields: readonly ExplainedField[], anchors: Anchors): Html[] {
  const tables = new Map<string, Map<number, Map<string, ExplainedField>>>();
  for (const field of fields) {
    const place = listOf(field.output);
    if (!place) continue;
    const rows = getOrAdd(tables, place.list, () => new Map());
    getOrAdd(rows, place.index, () => new Map()).set(place.column, field);
  }
  return [...tables].map(([list, rows]) => listTable(list, rows, anchors));
}

function listTable(
  list: string,
  rows: ReadonlyMap<number, ReadonlyMap<string, ExplainedField>>,
  anchors: Anchors,
): Html {
  const columns = [...new Set([...rows.values()].flatMap((row) => [...row.keys()]))];
  return html`<h3><code>${list}</code> <span class="count">${rows.size}</span></h3>
<div class="scroll" role="region" aria-label="${list}" tabindex="0"><table class="list"><thead><tr><th scope="col">#</th>${columns.map((column) => html`<th scope="col"><code>${column}</code></th>`)}</tr></thead>
<tbody>${[...rows].map(([index, row]) => html`<tr><th scope="row">${index}</th>${columns.map((column) => cell(row.get(column), anchors))}</tr>`)}</tbody></table></div>`;
}

/** A mark tells how it was made; the raw value is one step away. Short, because there can be thousands. */
function cell(field: ExplainedField | undefined, anchors: Anchors): Html {
  if (field === undefined) return html`<td>–</td>`;
  const { output, value, inputs, how } = field;
  const [target, ...others] = rawAnchors(inputs, anchors);
  const all = others.length === 0 ? '' : html` data-r="${[target, ...others].join(' ')}"`;
  const mark = how === 'as_given' || how === 'literal' ? '' : html` class=${how}`;
  const text = shownValue(value);
  return html`<td id=${anchors.field(output)}${all}${mark}>${target === undefined ? text : html`<a href=#${target}>${text}</a>`}</td>`;
}

function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
