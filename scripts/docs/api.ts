/** The reference of the API: one page for each entry of package.json, from the types and comments of src/. */

import { readFileSync, rmSync } from 'node:fs';
import { Application, Converter, type ProjectReflection, type TypeDocOptions } from 'typedoc';
import type { PluginOptions } from 'typedoc-plugin-markdown';
import { completeComments } from './comments.js';
import { API } from './pages.js';

interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, string | { readonly types: string }>>;
}

/** Writes the pages. False when a comment links to what does not exist, which TypeDoc has then reported. */
export async function writeApi(): Promise<boolean> {
  rmSync(API, { recursive: true, force: true });
  const entries = entriesOf(JSON.parse(readFileSync('package.json', 'utf8')));
  const options: Partial<TypeDocOptions & PluginOptions> = {
    plugin: ['typedoc-plugin-markdown'],
    entryPoints: [...entries.keys()],
    tsconfig: 'tsconfig.build.json',
    readme: 'none',
    outputs: [{ name: 'markdown', path: API }],
    disableSources: true,
    excludeInternal: true,
    excludePrivate: true,
    excludeExternals: true,
    groupOrder: ['Namespaces', 'Functions', 'Variables', 'Interfaces', 'Type Aliases', 'Classes'],
    validation: { invalidLink: true, notExported: false, notDocumented: false },
    treatValidationWarningsAsErrors: true,
    logLevel: 'Warn',
    outputFileStrategy: 'modules',
    entryFileName: 'README',
    hidePageHeader: true,
    hideBreadcrumbs: true,
    useCodeBlocks: true,
    expandObjects: true,
    parametersFormat: 'table',
    interfacePropertiesFormat: 'table',
    classPropertiesFormat: 'table',
    propertyMembersFormat: 'table',
    typeDeclarationFormat: 'table',
    enumMembersFormat: 'table',
  };
  const app = await Application.bootstrapWithPlugins(options);
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, (context) => {
    nameModules(context.project, entries);
    completeComments(context);
  });
  const project = await app.convert();
  if (!project) return false;
  app.validate(project);
  if (app.logger.hasErrors() || app.logger.hasWarnings()) return false;
  await app.generateOutputs(project);
  return !app.logger.hasErrors();
}

/** The sources of the entries, and the names by which they are imported: "src/client/index.ts" is "neci-kyc/client". */
function entriesOf({ name, exports }: Manifest): Map<string, string> {
  return new Map(
    Object.entries(exports).flatMap(([path, target]) => {
      if (typeof target === 'string') return [];
      const source = target.types.replace(/^\.\/dist\//, 'src/').replace(/\.d\.ts$/, '.ts');
      return [[source, path.replace(/^\./, name)] as const];
    }),
  );
}

function nameModules(project: ProjectReflection, entries: ReadonlyMap<string, string>): void {
  for (const module of project.children ?? []) {
    const name = entries.get(`src/${module.name}.ts`) ?? entries.get(`src/${module.name}/index.ts`);
    if (name !== undefined) module.name = name;
  }
}
