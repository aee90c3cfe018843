/**
 * A golden case (基准用例) is a folder: case.json says what it shows and what is asked, raw/<endpoint>.json
 * are the bodies, put together as one bundle by file name; the other files are what is expected of them.
 *
 * @example
 * listCases('test/golden') // ['announcement-company', …]
 * readCase('test/golden', 'announcement-company').bundle // { annualRpt: …, qycxnew: …, … }
 */

import { type Dirent, readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { z } from 'zod';
import { RawPayloadError } from '../errors.js';
import { parseJson } from '../json/parse.js';
import type { RawBundle } from '../reading/bundle.js';

const caseSchema = z.strictObject({
  title: z.string().min(1).optional(),
  /** What the case is there to show, one thing each. */
  shows: z.array(z.string().min(1)).optional(),
  /** What is known of the request; a case has no clock and makes no ids. */
  request: z
    .strictObject({
      datasetId: z.string().optional(),
      kompanyId: z.string().optional(),
      requestTime: z.iso.datetime({ offset: true }).optional(),
      responseTime: z.iso.datetime({ offset: true }).nullable().optional(),
      estimatedDeliverySeconds: z.number().optional(),
      datasetOptions: z.record(z.string(), z.unknown()).nullable().optional(),
    })
    .optional(),
  options: z
    .strictObject({
      translate: z.enum(['derive', 'source-only']).optional(),
      extensions: z.boolean().optional(),
    })
    .optional(),
  /** "all": every dataset, version and release is expected; else super v2 of the newest release alone. */
  renditions: z.literal('all').optional(),
});

type CaseFacts = Omit<z.infer<typeof caseSchema>, 'title' | 'shows'>;

export interface GoldenCase extends CaseFacts {
  readonly folder: string;
  readonly bundle: RawBundle;
  /** The other files of the folder, sorted, with "/" between folders. */
  readonly files: readonly string[];
}

/** A case from which nothing can be made: its case.json, its raw files, or what reading them threw. */
export class CaseError extends Error {
  override readonly name = 'CaseError' as const;
  /** Which file of the case. */
  readonly file: string;

  constructor(file: string, message: string) {
    super(message);
    this.file = file;
  }
}

/**
 * The cases of a folder: all its folders, once one of them has a case.json. A folder that lacks it is listed
 * too, and so is a link that leads nowhere, so that they fail instead of being passed over.
 */
export function listCases(dir: string): string[] {
  const names = readdirSync(dir)
    .filter((name) => !isLitter(name) && (statOf(join(dir, name))?.isDirectory() ?? true))
    .sort();
  return names.some((name) => isCase(join(dir, name))) ? names : [];
}

/** Whether a folder is a case itself. */
export function isCase(folder: string): boolean {
  return statOf(join(folder, CASE)) !== undefined;
}

/** @throws CaseError when case.json or a raw file can't be read. */
export function readCase(dir: string, name: string): GoldenCase {
  const folder = join(dir, name);
  const all = listFiles(folder);
  const parsed = caseSchema.safeParse(readJson(folder, CASE));
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${['$', ...path].join('.')}: ${message}`);
    throw new CaseError(CASE, faults.join('; '));
  }
  const bodies = all.filter((file) => RAW_FILE.test(file));
  if (bodies.length === 0) throw new CaseError('raw', 'holds no body; put one at raw/<endpoint>.json');
  return {
    ...parsed.data,
    folder,
    bundle: Object.fromEntries(
      bodies.map((file) => [file.slice('raw/'.length, -'.json'.length), readJson(folder, file)]),
    ),
    files: all.filter((file) => file !== CASE && !bodies.includes(file)),
  };
}

const CASE = 'case.json';
const RAW_FILE = /^raw\/[^/]+\.json$/;

function readJson(folder: string, file: string): unknown {
  try {
    return parseJson(readFileSync(join(folder, file)));
  } catch (error) {
    if (error instanceof RawPayloadError) throw new CaseError(file, error.message);
    if (error instanceof Error && 'code' in error) throw new CaseError(file, `can't be read (${error.code})`);
    throw error;
  }
}

/** @throws CaseError for a pipe and the like, which reading would wait for. */
function listFiles(folder: string): string[] {
  const files = entriesOf(folder)
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((file) => !file.split('/').some(isLitter))
    .sort();
  const special = files.find((file) => {
    const stats = statOf(join(folder, file));
    return stats && !stats.isFile() && !stats.isDirectory();
  });
  if (special !== undefined) throw new CaseError(special, 'is not a regular file; remove it');
  return files;
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw new CaseError('.', `can't be read (${error.code})`);
    throw error;
  }
}

/** Undefined where a link leads nowhere, and where there is nothing. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** Hidden files, and two of Windows, belong to editors and systems, not to the suite. */
function isLitter(name: string): boolean {
  return name.startsWith('.') || /^(?:thumbs\.db|desktop\.ini)$/i.test(name);
}
