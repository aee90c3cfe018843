/** The golden cases as a consumer meets them: raw text in, the text of each expected file out. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listCases, readCase } from '../../src/golden/case.js';

const DIR = 'test/golden';
/** How the package keeps a company inside is not part of what it exports. */
const COMPANY = 'company.json';

export interface Case {
  readonly name: string;
  readonly bundle: string;
  readonly request: unknown;
  readonly options: unknown;
  readonly files: readonly string[];
}

export const CASES: readonly Case[] = listCases(DIR).map((name) => {
  const { bundle, request, options, files } = readCase(DIR, name);
  return {
    name,
    bundle: JSON.stringify(bundle),
    request,
    options,
    files: files.filter((file) => file !== COMPANY),
  };
});

/** Every expected file by case and name. */
export const EXPECTED: Readonly<Record<string, string>> = Object.fromEntries(
  CASES.flatMap(({ name, files }) =>
    files.map((file) => [`${name}/${file}`, readFileSync(join(DIR, name, file), 'utf8')]),
  ),
);

/** A program of a consumer: `renditions(cases)` gives the same files by what the package exports. */
export const PROGRAM = `
import { parseBundle, RawPayloadError, readCompany, render } from 'neci-kyc';

export function renditions(cases) {
  return Object.fromEntries(cases.flatMap(filesOf));
}

function filesOf({ name, bundle, request, options, files }) {
  let reading;
  try {
    reading = readCompany(parseBundle(bundle), options);
  } catch (error) {
    if (!(error instanceof RawPayloadError)) throw error;
    return [[name + '/error.json', written({ name: error.name, reason: error.reason })]];
  }
  return files.map((file) => [name + '/' + file, written(contentOf(file))]);

  function contentOf(file) {
    if (file === 'issues.json') return reading.issues;
    const { extensions } = options ?? {};
    if (file === 'super.json') return render(reading.company, { dataset: 'super', version: 'v2', request, extensions }).response;
    const [release, version, dataset] = file.replace('.json', '').split('/');
    return render(reading.company, { dataset, version, release, request, extensions }).response;
  }
}

function written(value) {
  return JSON.stringify(value, null, 2) + '\\n';
}
`;

/** The same as a command: cases from one file, renditions into another. */
export const COMMAND = `
import { readFileSync, writeFileSync } from 'node:fs';
import { renditions } from './program.mjs';
const [, , input, output] = process.argv;
writeFileSync(output, JSON.stringify(renditions(JSON.parse(readFileSync(input, 'utf8')))));
`;

/** The files that differ from what is expected, or are missing. */
export function differences(made: Readonly<Record<string, string>>): string[] {
  return Object.keys(EXPECTED).filter((file) => made[file] !== EXPECTED[file]);
}
