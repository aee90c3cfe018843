import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { build as esbuild } from 'esbuild';
import { build as vite } from 'vite';
import { describe, expect, inject, it } from 'vitest';
import { CASES, differences } from './goldens.js';
import { emptyFolder, programOf, runAsPage } from './run.js';
import { warningsOf } from './warnings.js';

const project = inject('project');
const program = join(project, 'program.mjs');

/** What is used of webpack, which is installed in the project alone. */
type Webpack = (
  config: unknown,
  done: (error: Error | null, stats?: { toJson(): { errors: unknown[]; warnings: unknown[] } }) => void,
) => void;

describe('all golden cases are rendered as expected, without anything of Node,', () => {
  it('by a bundle that vite makes, and vite warns of nothing', async () => {
    const { logger, warnings } = warningsOf();
    const outDir = emptyFolder();
    await vite({
      root: project,
      configFile: false,
      customLogger: logger,
      build: {
        lib: { entry: program, name: 'consumer', formats: ['iife'], fileName: () => 'consumer.js' },
        outDir,
        emptyOutDir: true,
      },
    });
    expect(warnings).toEqual([]);
    expect(runAsPage(readFileSync(join(outDir, 'consumer.js'), 'utf8'))).toEqual([]);
  });

  it('by a bundle that webpack makes, and webpack warns of nothing', async () => {
    const path = emptyFolder();
    const webpack: Webpack = createRequire(program)('webpack');
    const output = { path, filename: 'consumer.js', library: { name: 'consumer', type: 'var' } };
    const config = {
      mode: 'production',
      target: 'web',
      context: project,
      entry: program,
      output,
      performance: false,
    };
    const stats = await new Promise<{ errors: unknown[]; warnings: unknown[] }>((done, fail) =>
      webpack(config, (error, result) => (result ? done(result.toJson()) : fail(error))),
    );
    expect([...stats.errors, ...stats.warnings]).toEqual([]);
    expect(runAsPage(readFileSync(join(path, 'consumer.js'), 'utf8'))).toEqual([]);
  });

  it('by workerd, without its compatibility with Node', async () => {
    const folder = emptyFolder();
    writeFileSync(join(project, 'worker.mjs'), WORKER);
    writeFileSync(join(folder, 'config.capnp'), CONFIG);
    await esbuild({
      entryPoints: [join(project, 'worker.mjs')],
      bundle: true,
      format: 'esm',
      charset: 'utf8',
      outfile: join(folder, 'worker.mjs'),
    });
    const { server, port } = await serveByWorkerd(join(folder, 'config.capnp'));
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/`, {
        method: 'POST',
        body: JSON.stringify(CASES),
      });
      const made: unknown = await answer.json();
      // The worker answers with what renditions() returns: texts by file name.
      expect(differences(made as Record<string, string>)).toEqual([]);
    } finally {
      server.kill();
    }
  });
});

const WORKER = `
import { renditions } from './program.mjs';
export default {
  async fetch(request) {
    return Response.json(renditions(await request.json()));
  },
};
`;

const CONFIG = `
using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (
    modules = [(name = "worker.mjs", esModule = embed "worker.mjs")],
    compatibilityDate = "2026-01-01",
  ))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
`;

/** Starts workerd, which tells its port as a line of JSON on the third file descriptor. */
async function serveByWorkerd(config: string): Promise<{ server: ChildProcess; port: number }> {
  const workerd = programOf(project, 'workerd');
  const server = spawn(workerd, ['serve', '--control-fd=3', config], {
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
  });
  // A pipe that workerd writes to.
  const control = server.stdio[3] as Readable;
  for await (const line of createInterface({ input: control })) {
    const { event, port } = JSON.parse(line);
    if (event === 'listen') return { server, port };
  }
  throw new Error('workerd ended before it listened');
}
