import ts from 'typescript';
import { expect, it } from 'vitest';

/** What a hover shows: the documentation of the functions that the package exports, read from its declarations. */
const ENTRIES = ['dist/index.d.ts', 'dist/client/index.d.ts', 'dist/entries/extend.d.ts'];

const program = ts.createProgram(ENTRIES, { skipLibCheck: true, types: [], noResolve: false });
const checker = program.getTypeChecker();

interface Documented {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly tags: readonly ts.JSDocTagInfo[];
}

const FUNCTIONS = ENTRIES.flatMap((entry): Documented[] => {
  const source = program.getSourceFile(entry);
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) throw new Error(`${entry} is missing; npm run build makes it`);
  return checker.getExportsOfModule(module).flatMap((exported) => {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    const [declaration] = symbol.declarations ?? [];
    if (!declaration || !ts.isFunctionDeclaration(declaration)) return [];
    const parameters = declaration.parameters.map(({ name }, index) =>
      ts.isIdentifier(name) ? name.text : `parameter ${index}`,
    );
    return [{ name: exported.name, parameters, tags: symbol.getJsDocTags(checker) }];
  });
});

it('finds the functions of the package', () => {
  expect(FUNCTIONS.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['normalize', 'readCompany', 'render', 'upgrade', 'createClient', 'planCalls']),
  );
});

it.each(FUNCTIONS)(
  'the documentation of $name has parameters, result and example',
  ({ parameters, tags }) => {
    const count = (tag: string) => tags.filter(({ name }) => name === tag).length;
    expect([count('param'), count('returns'), count('example')]).toEqual([parameters.length, 1, 1]);
  },
);
