/** Runs a command that calls the upstream, in a world of its own, and reads what it left behind. */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { afterEach } from 'vitest';
import type { Io } from '../../src/cli/command.js';
import { MOCK_CREDENTIALS, type Mock } from '../../src/mock/server.js';
import { NOW } from '../client/companies.js';
import { type Ran, runCommand, type World } from './runCommand.js';

export function runIn(
  command: (io: Io) => Command,
  args: readonly string[],
  world: World = {},
): Promise<Ran> {
  let ids = 0;
  const newId = () => String(++ids).padStart(32, '0');
  return runCommand(command, args, { now: () => NOW, newId, ...world });
}

/** The environment in which the mock is the upstream. */
export function envOf(mock: Mock): Io['env'] {
  return {
    NECI_KYC_BASE_URL: mock.url,
    NECI_KYC_APP_KEY: MOCK_CREDENTIALS.appKey,
    NECI_KYC_APP_SECRET: MOCK_CREDENTIALS.appSecret,
  };
}

const folders: string[] = [];

afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});

/** Removed after the test. */
export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'neci-kyc-'));
  folders.push(folder);
  return folder;
}

/** Every file below a folder, by its path in it. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort();
}

/** The datasets that a run wrote. */
export function datasetsIn(folder: string): string[] {
  return filesIn(folder).filter((path) => path.endsWith('.json') && !path.startsWith('.raw'));
}

export interface ReportLine {
  readonly company: string;
  readonly outcome: string;
  readonly file?: string;
  readonly error?: { readonly name: string; readonly endpoint?: string; readonly code?: string };
  readonly failures?: readonly { readonly name: string; readonly endpoint?: string }[];
  readonly issues?: readonly { readonly code: string }[];
}

export function reportIn(folder: string): ReportLine[] {
  const lines = readFileSync(join(folder, 'report.ndjson'), 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line));
}
