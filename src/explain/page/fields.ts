/**
 * Every value of the dataset with its source. What is alone has a row of its own; a list is a table with a row for each
 * element, so that two hundred shareholders stay readable.
 */

import type { ExplainedField, ExplainedInput, Explanation, How } from '../explanation.js';
import type { Anchors } from './anchors.js';
import { concern } from './concern.js';
import { type Html, html, jsonText } from './html.js';
import { pathLink, pathText } from './path.js';

export function fieldsSection(explanation: Explanation, anchors: Anchors): Html {
  const { fields, rules } = explanation;
  const context = { explanation, anchors, sentences: new Map(rules.map(({ id, en }) => [id, en])) };
  const singles = fields.filter(({ output }) => listOf(output) === undefined);
  return html`<section id="fields" aria-labelledby="fields-title">
<h2 id="fields-title">Fields <span class="count">${fields.length}</span></h2>
<p class="hint">Select a value to light up the raw values that it was made of, and the reverse.</p>
<p class="filter" hidden><label>Find a field <input type="search" data-filter="fields-table" autocomplete="off"></label></p>
<div class="scroll" role="region" aria-label="Table of fields" tabindex="0">
<table id="fields-table" class="stack"><thead><tr><th scope="col">Field</th><th scope="col">Value</th><th scope="col">Raw value, and when it was asked</th><th scope="col">How</th></tr></thead>
<tbody>${singles.map((field) => row(field, context))}</tbody></table></div>
${lists(fields, context)}
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
  return html`<tr id="${anchor}" data-r="${rawAnchors(inputs, anchors).join(' ')}"><th scope="row"><a href="#${anchor}">${title}</a> ${pathText(output)}</th>
<td class="value">${shownValue(value)}${issues.map((index) => concern(index, explanation))}</td>
<td>${inputs.length === 0 ? '–' : inputs.map((input) => rawValue(input, anchors))}</td>
<td><span class="how ${how}">${HOW[how]}</span>${rule === null ? '' : html` <span class="sentence">${sentences.get(rule) ?? ''} <a href="#rule-${rule}"><code>${rule}</code></a></span>`}${
    field.row === null ? '' : html` <span class="sentence">Row ${codeRow(field.row)}</span>`
  }</td></tr>`;
}

const HOW: { readonly [H in How]: string } = {
  as_given: 'as given',
  rewritten: 'rewritten',
  derived: 'derived',
  literal: 'literal',
};

function codeRow({ list, row, addedBy }: NonNullable<ExplainedField['row']>): Html {
  return html`<code>${row}</code> of the list <code>${list}</code>${addedBy ? ', added by whoever runs neci-kyc' : ''}`;
}

export function shownValue(value: ExplainedField['value']): Html {
  if (value === null) return html`<em>null</em>`;
  return Array.isArray(value) ? html`<em>empty list</em>` : html`${String(value)}`;
}

function rawValue({ path, original, checked }: ExplainedInput, anchors: Anchors): Html {
  return html`<div class="raw-value"><code>${jsonText(short(original))}</code> ${pathLink(path, anchors.raw(path))}${checked === null ? '' : html` <small class="day">${checked.slice(0, 10)}</small>`}</div>`;
}

/** A row that is quoted as a whole is in the raw bundle below; so is the rest of a long text. */
function short(original: string): string {
  const most = original.startsWith('{') || original.startsWith('[') ? 60 : 600;
  return original.length > most ? `${original.slice(0, most)}…` : original;
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

type Row = ReadonlyMap<string, ExplainedField>;

function lists(fields: readonly ExplainedField[], context: Context): Html[] {
  const tables = new Map<string, Map<number, Map<string, ExplainedField>>>();
  for (const field of fields) {
    const place = listOf(field.output);
    if (!place) continue;
    const rows = getOrAdd(tables, place.list, () => new Map());
    getOrAdd(rows, place.index, () => new Map()).set(place.column, field);
  }
  return [...tables].map(([list, rows]) => listTable(list, rows, context));
}

/** The raw words stand beside the values of a list that has no more rows; a longer one has a link at each value. */
const MOST_WITH_WORDS = 30;

function listTable(list: string, rows: ReadonlyMap<number, Row>, context: Context): Html {
  const all = [...rows.values()];
  const columns = [...new Set(all.flatMap((row) => [...row.keys()]))];
  const withWords = rows.size <= MOST_WITH_WORDS;
  const name = /[^.]*$/.exec(list)?.[0] ?? list;
  return html`<h3>${words(name)} <span class="count">${rows.size}</span> ${pathText(list)}</h3>
<p class="hint">${sourcesOf(all)}</p>
<div class="scroll" role="region" aria-label="${list}" tabindex="0"><table class="list"><thead><tr><th scope="col">#</th>${columns.map((column) => head(column, all))}</tr></thead>
<tbody>${[...rows].map(([index, row]) => html`<tr><th scope="row">${index}</th>${columns.map((column) => cell(row.get(column), withWords, context))}</tr>`)}</tbody></table></div>`;
}

/** "abnormalOperations" -> "Abnormal operations" */
function words(name: string): string {
  const spaced = name.replaceAll(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
  return `${spaced[0]?.toUpperCase()}${spaced.slice(1)}`;
}

/** Which endpoints a list comes from, and when each was asked. */
function sourcesOf(rows: readonly Row[]): Html {
  const days = new Map<string, string | null>();
  for (const row of rows)
    for (const { inputs } of row.values())
      for (const { endpoint, checked } of inputs) days.set(endpoint, checked);
  const from = [...days].map(
    ([endpoint, checked], index) =>
      html`${index === 0 ? '' : ', '}<code>${endpoint}</code>${checked === null ? '' : `, asked ${checked.slice(0, 10)}`}`,
  );
  return html`From ${from}. The head of a column says how its values were made.`;
}

/** What the column means, and each way in which its values were made. */
function head(column: string, rows: readonly Row[]): Html {
  const fields = rows.flatMap((row) => row.get(column) ?? []);
  const ways = new Set(fields.map(({ how, rule }) => `${HOW[how]}${rule === null ? '' : ` ${rule}`}`));
  const shown = [...ways].map((way) => {
    const [, words = way, rule] = /^(.*?) (\S+\/\d+)$/.exec(way) ?? [];
    return html`<small>${words}${rule === undefined ? '' : html` <a href="#rule-${rule}">${rule}</a>`}</small>`;
  });
  return html`<th scope="col">${fields[0]?.title ?? column} <code class="path">${column}</code>${shown}</th>`;
}

/** A mark tells how it was made; the raw value is one step away. Short, because there can be thousands. */
function cell(
  field: ExplainedField | undefined,
  withWords: boolean,
  { anchors, explanation }: Context,
): Html {
  if (field === undefined) return html`<td>–</td>`;
  const { output, value, inputs, how, issues, row } = field;
  const [target, ...others] = rawAnchors(inputs, anchors);
  const all = others.length === 0 ? '' : html` data-r="${[target, ...others].join(' ')}"`;
  const isChanged = how === 'rewritten' || how === 'derived';
  const text = shownValue(value);
  const concerns = issues.filter((index) => explanation.issues[index]?.severity !== 'info');
  return html`<td id=${anchors.field(output)}${all}${isChanged ? html` class=${how}` : ''}>${target === undefined ? text : html`<a href=#${target}>${text}</a>`}${
    withWords && isChanged
      ? html` <small class="words">${inputs.map(({ original }) => html`<code>${jsonText(short(original))}</code> `)}${row === null ? '' : html`row ${codeRow(row)}`}</small>`
      : ''
  }${concerns.map((index) => concern(index, explanation))}</td>`;
}

function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
