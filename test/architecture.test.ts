import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import groupBy from 'lodash/groupBy.js';
import { rolldown } from 'rolldown';
import { describe, expect, it } from 'vitest';
import { INPUT, OUTPUT } from '../scripts/bundle.js';
import * as endpoints from '../src/upstream/endpoints/index.js';
import { ENDPOINTS } from '../src/upstream/registry.js';

/** What each room of src may import, by the table in docs/architecture.md. */
const ARROWS: ReadonlyMap<string, readonly string[]> = new Map(
  tableUnder('## The rooms').flatMap(([rooms = '', , others = '']) =>
    named(rooms).map((room) => [room, named(others)] as const),
  ),
);

/** The rows of the table under a heading, by cell. */
function tableUnder(heading: string): string[][] {
  const [, section = ''] = readFileSync('docs/architecture.md', 'utf8').split(`${heading}\n`);
  const [, table = ''] = /^\|[-|]+\|\n((?:\|.*\|\n)+)/m.exec(section) ?? [];
  return table
    .trim()
    .split('\n')
    .map((row) => row.split('|').slice(1, -1));
}

/** The rooms that a cell names: `values/` is the folder, `issues` the file. */
function named(cell: string): string[] {
  return Array.from(cell.matchAll(/`(\w+)\/?`/g), ([, room = '']) => room);
}

const SRC = 'src';
const FILES = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => join(SRC, file));

interface Import {
  readonly target: string;
  readonly isType: boolean;
}

const STATEMENT = /^(?:import|export)\s(type\s)?[^;'"]*?from\s+'([^']+)';|^import\s+'([^']+)';/gm;
const DYNAMIC = /\bimport\('([^']+)'\)/g;

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const statements = [...text.matchAll(STATEMENT)].map((match) => ({
    target: match[2] ?? match[3] ?? '',
    isType: match[1] !== undefined,
  }));
  const dynamic = [...text.matchAll(DYNAMIC)].map((match) => ({ target: match[1] ?? '', isType: false }));
  return [...statements, ...dynamic];
}

function resolved(file: string, target: string): string {
  return join(dirname(file), target).replace(/\.js$/, '.ts');
}

function roomOf(file: string): string {
  return (relative(SRC, file).split('/')[0] ?? '').replace(/\.ts$/, '');
}

const EDGES = FILES.flatMap((file) =>
  importsOf(file)
    .filter(({ target }) => target.startsWith('.'))
    .map(({ target, isType }) => ({ from: file, to: resolved(file, target), isType })),
);

describe('the rooms of src', () => {
  it('finds imports to walk', () => {
    expect(EDGES.length).toBeGreaterThan(200);
  });

  it('has a row of docs/architecture.md for each room, and for no other', () => {
    expect([...ARROWS.keys()].sort()).toEqual([...new Set(FILES.map(roomOf))].sort());
  });

  it('imports only along the arrows', () => {
    const against = EDGES.filter(({ from, to }) => {
      const [room, other] = [roomOf(from), roomOf(to)];
      return room !== other && !ARROWS.get(room)?.includes(other);
    }).map(({ from, to }) => `${from} -> ${to}`);
    expect(against).toEqual([]);
  });

  it('keeps zod out of the mappers: they import types from upstream, and names', () => {
    const loaded = EDGES.filter(
      ({ from, to, isType }) => roomOf(from) === 'mappers' && roomOf(to) === 'upstream' && !isType,
    );
    expect(loaded).toEqual([]);
  });

  it('has no circle among the modules that are loaded', () => {
    const graph = groupBy(
      EDGES.filter(({ isType }) => !isType),
      'from',
    );
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, trail: readonly string[]): void => {
      if (trail.includes(file)) circles.push([...trail.slice(trail.indexOf(file)), file].join(' -> '));
      if (trail.includes(file) || done.has(file)) return;
      for (const { to } of graph[file] ?? []) visit(to, [...trail, file]);
      done.add(file);
    };
    for (const file of FILES) visit(file, []);
    expect(circles).toEqual([]);
  });

  it('reaches no package from the main entry without being asked for a name', () => {
    expect(packagesReachedFrom('src/index.ts')).toEqual([]);
  });

  it('reaches commander alone from the command line and the normalize command', () => {
    expect(packagesReachedFrom('src/cli/main.ts')).toEqual(['commander']);
    expect(packagesReachedFrom('src/cli/normalize.ts')).toEqual(['commander']);
  });
});

/** The packages that loading a module loads; what is imported when it is first needed doesn't count. */
function packagesReachedFrom(entry: string): string[] {
  const packages = new Set<string>();
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    const text = readFileSync(file, 'utf8');
    for (const match of text.matchAll(STATEMENT)) {
      const target = match[2] ?? match[3] ?? '';
      if (match[1] !== undefined || target.startsWith('node:')) continue;
      if (target.startsWith('.')) visit(resolved(file, target));
      else packages.add(target);
    }
  };
  visit(entry);
  return [...packages].sort();
}

/** What an entry of the package loads from outside. What is imported when it is first needed doesn't count. */
describe('the bundle', async () => {
  const { output } = await (await rolldown(INPUT)).generate(OUTPUT);
  const chunks = new Map(output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file]] : [])));

  function outsideOf(entry: string): string[] {
    const [start] = [...chunks.values()].filter(({ isEntry, name }) => isEntry && name === entry);
    if (start === undefined) throw new Error(`${entry} is not an entry of the bundle`);
    const files = new Set([start.fileName]);
    const outside = new Set<string>();
    for (const file of files) {
      for (const path of chunks.get(file)?.imports ?? []) {
        if (chunks.has(path)) files.add(path);
        else outside.add(path);
      }
    }
    return [...outside].sort();
  }

  it('loads nothing from outside for the main entry and the values, not even of Node', () => {
    for (const entry of ['index', 'entries/values']) expect(outsideOf(entry)).toEqual([]);
  });

  it('loads no package that package.json does not name', () => {
    const { dependencies, peerDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    const named = new Set(Object.keys({ ...dependencies, ...peerDependencies }));
    const loaded = [...chunks.values()]
      .flatMap(({ imports, dynamicImports }) => [...imports, ...dynamicImports])
      .filter((path) => !chunks.has(path) && !path.startsWith('node:'))
      .map((path) => /^(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? path);
    expect(loaded.filter((name) => !named.has(name))).toEqual([]);
  });

  it('makes the rows of code lists on import for no more than the three that are handed over whole', () => {
    const made = [...chunks.values()].flatMap(({ code }) => code.match(/\bENTRIES\d* ?= ?\w+\(\)/g) ?? []);
    expect(made.length).toBeLessThanOrEqual(3);
  });
});

describe('indexes and their folders', () => {
  const modulesIn = (folder: string) =>
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name.replace(/\.ts$/, ''));

  it('has a mapper for each endpoint, and no other', () => {
    expect(
      modulesIn('src/mappers')
        .filter((name) => !['index', 'byEndpoint', 'refile'].includes(name))
        .sort(),
    ).toEqual([...ENDPOINTS].sort());
  });

  it('has an upstream file for each endpoint, listed in their index', () => {
    expect(
      modulesIn('src/upstream/endpoints')
        .filter((name) => name !== 'index')
        .sort(),
    ).toEqual([...ENDPOINTS].sort());
    expect(Object.keys(endpoints).sort()).toEqual([...ENDPOINTS].sort());
  });

  it('has a schema and types for each endpoint', () => {
    const names = (folder: string) =>
      readdirSync(folder)
        .map((file) => file.split('.')[0])
        .sort();
    expect(names('schemas/upstream')).toEqual([...ENDPOINTS].sort());
    expect(names('schemas/types/upstream')).toEqual([...ENDPOINTS].sort());
  });

  it('re-exports every cleaner module from the cleaners index', () => {
    const index = readFileSync('src/cleaners/index.ts', 'utf8');
    for (const name of modulesIn('src/cleaners'))
      if (name !== 'index') expect(index).toContain(`'./${name}.js'`);
  });
});
