/** Type-checks the TypeScript blocks of the pages as modules of a reader's project. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { type Block, placeOf } from './markdown.js';

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  lib: ['lib.es2023.d.ts'],
  types: ['node'],
  strict: true,
  skipLibCheck: true,
  noEmit: true,
};

/** The errors of the blocks, each with the page and the line it is on. */
export function typeErrors(blocks: readonly Block[], folder: string): string[] {
  const files = new Map(
    blocks.map((block) => [join(folder, `${placeOf(block).replaceAll(/\W/g, '-')}.ts`), block]),
  );
  for (const [file, { text }] of files) writeFileSync(file, text);
  const program = ts.createProgram([...files.keys()], OPTIONS);
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const message = ts.flattenDiagnosticMessageText(messageText, '\n');
    const block = files.get(file?.fileName ?? '');
    if (!file || !block) return message;
    const line = block.line + 1 + file.getLineAndCharacterOfPosition(start).line;
    return `${block.page}:${line}: ${message}`;
  });
}
