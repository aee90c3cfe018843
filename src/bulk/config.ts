/**
 * The file of `--config` (配置文件): what a run adds to the mapping. A module exports the options of `createNormalizer`; JSON
 * holds those of them that are data. The command loads it and checks it, and so does each thread, which must find the
 * same.
 */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { RawPayloadError } from '../errors.js';
import type { NormalizerOptions } from '../extend/additions.js';
import { createNormalizer, type Normalizer } from '../extend/createNormalizer.js';
import { isObject } from '../json/object.js';
import { parseJson } from '../json/parse.js';

/** Plain data, so that it can travel to another thread. */
export interface Config {
  /** The absolute path of the file. */
  readonly path: string;
  /** SHA-256 of the file and of the options in it, in hexadecimal. */
  readonly digest: string;
}

/** The user can put it right. The message names the file and the option. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError' as const;

  constructor(path: string, reason: string) {
    super(`${path}: ${reason}`);
  }
}

export interface Loaded {
  readonly config: Config;
  readonly normalizer: Normalizer;
  /** The names of the endpoints that it defines. */
  readonly endpoints: readonly string[];
}

/** @throws ConfigError when the file can't be read, or its options are not valid. */
export async function loadConfig(file: string): Promise<Loaded> {
  const path = resolve(file);
  const bytes = bytesOf(path);
  const options = extname(path).toLowerCase() === '.json' ? dataOf(path, bytes) : await exportOf(path, bytes);
  const normalizer = normalizerOf(path, options);
  const { endpoints = [] } = options as NormalizerOptions; // createNormalizer has checked them
  return {
    config: { path, digest: digestOf(bytes, options) },
    normalizer,
    endpoints: endpoints.map(({ name }) => name),
  };
}

/** The same in a thread. @throws ConfigError when the file is not what the command found. */
export async function reloadConfig({ path, digest }: Config): Promise<Normalizer> {
  const { config, normalizer } = await loadConfig(path);
  if (config.digest !== digest) throw new ConfigError(path, 'it changed while the run went on; start again');
  return normalizer;
}

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new ConfigError(path, `can't be read (${code})`);
  }
}

/** What can be written as JSON. */
const DATA: ReadonlySet<string> = new Set(['codes', 'via']);

function dataOf(path: string, bytes: Buffer): unknown {
  let options: unknown;
  try {
    options = parseJson(bytes);
  } catch (error) {
    if (error instanceof RawPayloadError) throw new ConfigError(path, error.message);
    throw error;
  }
  const [other] = isObject(options) ? Object.keys(options).filter((key) => !DATA.has(key)) : [];
  if (other === undefined) return options;
  throw new ConfigError(path, `JSON holds ${[...DATA].join(' and ')}; write ${other} in a module, *.js`);
}

async function exportOf(path: string, bytes: Buffer): Promise<unknown> {
  const url = pathToFileURL(path);
  url.search = sha256(bytes); // a file that has changed is another module
  let options: unknown;
  try {
    options = await defaultOf(await import(url.href));
  } catch (error) {
    throw new ConfigError(path, whyNotLoaded(path, error));
  }
  if (typeof options === 'function') {
    throw new ConfigError(path, 'exports a function; export the object of options itself');
  }
  // Of a CommonJS module that exports nothing, it is an empty object.
  if (options !== undefined && !isEmpty(options)) return options;
  const what = options === undefined ? 'has no default export' : 'exports no options';
  throw new ConfigError(path, `${what}; write export default { codes: { … } }`);
}

function isEmpty(options: unknown): boolean {
  return (
    isObject(options) &&
    Reflect.ownKeys(options).length === 0 &&
    Object.getPrototypeOf(options) === Object.prototype
  );
}

/** A compiler that writes CommonJS puts the default export into an object of its own. */
function defaultOf(module: unknown): unknown {
  const exported = isObject(module) ? module.default : undefined;
  return isObject(exported) && exported.__esModule === true ? exported.default : exported;
}

const TYPESCRIPT = /^\.[mc]?ts$/;
/** What Node 20 says of module syntax in a file that it takes for CommonJS. */
const MODULE_SYNTAX = /Unexpected token 'export'|Cannot use import statement outside a module/;

function whyNotLoaded(path: string, error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  if (error instanceof Error && 'code' in error && error.code === 'ERR_UNKNOWN_FILE_EXTENSION') {
    return TYPESCRIPT.test(extname(path))
      ? "is TypeScript, which this version of Node can't load; compile it to *.js, or use Node 22.18 or later"
      : 'is neither a module nor JSON; name it *.js, *.mjs or *.json';
  }
  if (!(error instanceof SyntaxError)) return `can't be loaded (${reason})`;
  const advice = MODULE_SYNTAX.test(reason)
    ? 'name it *.mjs, or write "type": "module" in its package.json'
    : `node ${path} shows where`;
  return `can't be loaded (${reason}); ${advice}`;
}

function normalizerOf(path: string, options: unknown): Normalizer {
  try {
    return createNormalizer(options as NormalizerOptions); // createNormalizer checks what it is
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) throw new ConfigError(path, error.message);
    throw error;
  }
}

/** Functions count by their text. Whatever else they reach is in the version of the caller's rule. */
function digestOf(bytes: Buffer, options: unknown): string {
  const { codes, via, translate, endpoints, onUnmapped } = Object(options);
  const own = Array.isArray(endpoints)
    ? endpoints.map(({ name, carries, envelope, before, map }) => ({ name, carries, envelope, before, map }))
    : endpoints;
  const text = JSON.stringify({ codes, via, translate, endpoints: own, onUnmapped }, (_, value) =>
    typeof value === 'function' ? String(value) : value,
  );
  return sha256(Buffer.concat([bytes, Buffer.from(text)]));
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
