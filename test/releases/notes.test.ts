import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { generate, releaseNotes } from '../../scripts/codegen/releaseNotes.js';
import { CHANGES } from '../../src/datasets/releases/index.js';

describe('the release notes', () => {
  it('are there for every release, as they would be generated', async () => {
    const files = await generate();
    expect(files.map(({ path }) => path)).toEqual(
      CHANGES.map(({ release }) => `docs/releases/${release}.md`),
    );
    for (const { path, text } of files) expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('hold each change with its sentence and all its paths', () => {
    for (const release of CHANGES) {
      const notes = releaseNotes(release);
      for (const { name, sentence, fields } of release.changes) {
        expect(notes).toContain(`## ${name}`);
        if (sentence !== null) expect(notes).toContain(`> ${sentence}`);
        const paths = fields.flatMap(({ v1 = {}, v2 = {} }) => [v1.before, v1.after, v2.before, v2.after]);
        for (const path of paths) if (path !== undefined) expect(notes).toContain(`\`${path}\``);
      }
    }
  });
});
