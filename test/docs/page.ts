/** Runs the blocks of a page in their order, as a reader would type them into one terminal. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { freePort } from '../freePort.js';
import type { Block } from './markdown.js';
import type { World } from './world.js';

export interface Ran {
  /** What failed, with its line; empty when every command ended as the page says. */
  readonly failure: string;
  /** What a block printed. */
  outputOf(block: Block): Printed;
}

export interface Printed {
  readonly stdout: string;
  readonly stderr: string;
}

/** The port that the pages use. A test can't count on it, so each page gets a free one in its place. */
const PORT = '8787';

export async function runPage(blocks: readonly Block[], world: World): Promise<Ran> {
  const [first] = blocks;
  if (!first) return { failure: '', outputOf: () => ({ stdout: '', stderr: '' }) };
  const { work, modules } = world.foldersFor(first.page);
  const port = String(await freePort());
  const script = blocks.map((block) => {
    const commands = commandsOf(block, modules).map((command) => checked(command, block, port));
    return `{\n${commands.join('\n')}\n} >"${fileOf(block, 'stdout')}" 2>"${fileOf(block, 'stderr')}"`;
  });
  function fileOf({ line }: Block, stream: keyof Printed): string {
    return join(modules, `${line}.${stream}`);
  }
  const read = (block: Block, stream: keyof Printed) =>
    readFileSync(fileOf(block, stream), 'utf8').replaceAll(port, PORT);
  const { status, said } = await world.run([PRELUDE, ...script].join('\n'), work);
  return {
    failure: status === 0 ? '' : `${said}${lastWords(blocks, read)}`,
    outputOf: (block) => ({ stdout: read(block, 'stdout'), stderr: read(block, 'stderr') }),
  };
}

const PRELUDE = `
exec 3>&2
trap 'kill $(jobs -p) 2>/dev/null' EXIT
check() {
  [ "$1" = "$2" ] || { echo "$3: exit $1 instead of $2: $4" >&3; exit 1; }
}
await_port() {
  for _ in $(seq 3000); do (: </dev/tcp/127.0.0.1/"$1") 2>/dev/null && return; sleep 0.1; done
}`;

/** A command, and what must be true after it. `# exit 1` behind it says that it is to fail. */
function checked(command: string, { page, line }: Block, port: string): string {
  const typed = command.replaceAll(PORT, port);
  const [, expected = '0'] = /# exit (\d+)/.exec(command) ?? [];
  const quoted = `'${command.replaceAll("'", "'\\''")}'`;
  const after = /&\s*$/.test(command) ? `await_port ${port}\n` : '';
  return `${typed}\ncheck $? ${expected} ${page}:${line} ${quoted}\n${after}`;
}

function commandsOf(block: Block, modules: string): string[] {
  if (block.language === 'sh') return shellCommands(block.text);
  if (block.language === 'yaml') return stepsOf(block.text);
  const { code } = transformSync(block.text, { loader: 'ts', format: 'esm', target: 'node20' });
  const module = join(modules, `block-${block.line}.mjs`);
  writeFileSync(module, code);
  return [`node ${module}`];
}

/** The commands of a shell block: lines, with those that go on in the next one put together. */
export function shellCommands(text: string): string[] {
  const commands: string[] = [];
  let open = '';
  for (const line of text.split('\n')) {
    open += `${line}\n`;
    const [, end] = /<<-?\s*'?(\w+)'?/.exec(open) ?? [];
    if (line.endsWith('\\')) continue;
    if (end !== undefined && line.trim() !== end) continue;
    if (/^(for|while|if)\b/.test(open) && !/\b(done|fi)\b[^\n]*\n$/.test(open)) continue;
    const command = open.trim();
    if (command !== '' && !/^#[^\n]*$/.test(command)) commands.push(command);
    open = '';
  }
  return commands;
}

/** The commands of a CI job: its `run:` lines. */
function stepsOf(text: string): string[] {
  return Array.from(text.matchAll(/^\s*(?:- )?run: (.+)$/gm), ([, command = '']) => command);
}

/** The last lines that the failed block printed, for whoever reads the failure. */
function lastWords(blocks: readonly Block[], read: (block: Block, stream: keyof Printed) => string): string {
  for (const block of blocks.toReversed()) {
    try {
      return `${read(block, 'stdout').slice(-500)}${read(block, 'stderr').slice(-1500)}`;
    } catch {
      // This block didn't run.
    }
  }
  return '';
}
