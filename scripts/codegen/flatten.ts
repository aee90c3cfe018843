/**
 * ajv's standalone code (校验代码) made small. ajv counts errors and asks the count after every check, each
 * check nested in the one before; where the first error ends the function, as with `allErrors: false`, every
 * one of these questions has the answer yes. It hands the path down in case it is needed, and it keeps the
 * schemas for a few words of theirs. Here a function gives the rule that is broken, or nothing, and the path
 * is put together on the way up; of the schemas only those words stay.
 *
 * @example
 * flatten('function validate1(data){let errors = 0;if(errors === 0){if(!data){validate1.errors = [{instancePath,' +
 *   'schemaPath:"#",keyword:"type",params:{},message:"m"}];return false;}}return errors === 0;}')
 * // function validate1(data) { if (!data) { return broken("", "#", "type", {}, "m"); } }
 * // function broken(...) { ... }
 */

import ts from 'typescript';

const { factory } = ts;

/** What ajv keeps for itself: its counts, its schemas, and what it hands from function to function. */
const BOOKKEEPING =
  /^(?:errors|vErrors|_errs\d+|valid\d+|evaluated\d+|schema\d+|func\d+|instancePath|parentData|parentDataProperty|rootData|dynamicAnchors)$/;

/** The declarations of it that are no more than that. */
const COUNTING =
  /^(?:let vErrors = null|let errors = 0|const _errs\d+ = errors|var valid\d+ = (?:true|_errs\d+ === errors)|const evaluated\d+ = validate\d+\.evaluated);$/;

/** What a function gives when a rule is broken, and how the path to the value grows in those that called it. */
const HELPERS = `
function broken(instancePath, schemaPath, keyword, params, message) {
    return { instancePath, schemaPath, keyword, params, message };
}
function under(path, error) {
    error.instancePath = path + error.instancePath;
    return error;
}
`;

const ERROR = factory.createIdentifier('error');
const DECLARED_ERROR = factory.createVariableStatement(
  undefined,
  factory.createVariableDeclarationList([factory.createVariableDeclaration(ERROR)], ts.NodeFlags.Let),
);

/** The schemas by ajv's names for them (`schema31`), to look up what its code says of them. */
type Schemas = ReadonlyMap<string, unknown>;

/** What is flattened with: the schemas, and the name of each rule by its function without it. */
interface Context {
  readonly schemas: Schemas;
  readonly rules: Map<string, string>;
}

const PRINTER = ts.createPrinter({ newLine: ts.NewLineKind.LineFeed, removeComments: true });

function print(node: ts.Node, file: ts.SourceFile): string {
  return PRINTER.printNode(ts.EmitHint.Unspecified, node, file);
}

export function flatten(code: string): string {
  const file = ts.createSourceFile('validators.js', code, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
  const schemas = new Map(file.statements.flatMap(declaredSchema));
  const context: Context = { schemas, rules: new Map() };
  const flat = file.statements
    .filter((statement) => !isDropped(statement))
    .map((statement) =>
      ts.isFunctionDeclaration(statement) ? flattenFunction(statement, context) : statement,
    );
  const printed = print(factory.updateSourceFile(file, flat), file);
  const rules = [...context.rules].map(([rule, name]) => `function ${name}${rule}\n`);
  const text = withMaps(printed) + rules.join('') + HELPERS;
  refuseLeftovers(text);
  return text;
}

/** The index that finds double items is a Map: an object whose keys are paths grows far more slowly. */
function withMaps(code: string): string {
  return code
    .replaceAll(/const (indices\d+) = \{\};/g, 'const $1 = new Map();')
    .replaceAll(/typeof (indices\d+)\[(item\d+)\] == "number"/g, '$1.has($2)')
    .replaceAll(/(indices\d+)\[(item\d+)\] = (i\d+);/g, '$1.set($2, $3);')
    .replaceAll(/(indices\d+)\[(item\d+)\];/g, '$1.get($2);');
}

/** The name and the schema in `const schema31 = {"type": ...};`, which is JSON. */
function declaredSchema(statement: ts.Statement): [name: string, schema: unknown][] {
  const [, name, schema] = SCHEMA.exec(statement.getText()) ?? [];
  return name === undefined || schema === undefined ? [] : [[name, JSON.parse(schema)]];
}

const SCHEMA = /^const (schema\d+) = (.*);$/s;

/** The schemas, hasOwnProperty, and `validate9.evaluated = { ... }`, which only unevaluatedProperties would read. */
const DROPPED =
  /^(?:const schema\d+ = |const func\d+ = Object\.prototype\.hasOwnProperty;$|validate\d+\.evaluated = |"use strict";$)/;

function isDropped(statement: ts.Statement): boolean {
  return DROPPED.test(statement.getText());
}

function flattenFunction(declaration: ts.FunctionDeclaration, context: Context): ts.FunctionDeclaration {
  const { name, body, parameters } = declaration;
  const [data] = parameters;
  if (name === undefined || body === undefined || data === undefined)
    throw new Error('ajv wrote a function without name, body or parameters');
  const asksOthers = /\bvalidate\d+\(/.test(body.getText());
  const flat = flattenAll(body.statements, context);
  return factory.updateFunctionDeclaration(
    declaration,
    declaration.modifiers,
    declaration.asteriskToken,
    name,
    declaration.typeParameters,
    [data],
    declaration.type,
    factory.createBlock(asksOthers ? [DECLARED_ERROR, ...flat] : flat, true),
  );
}

function flattenAll(statements: readonly ts.Statement[], context: Context): ts.Statement[] {
  const flat: ts.Statement[] = [];
  for (const [index, statement] of statements.entries()) {
    const error = errorIn(statement);
    if (error !== undefined && statements[index + 1]?.getText() === 'return false;') {
      flat.push(returnBroken(error, context));
    } else {
      flat.push(...flattenOne(statement, context));
    }
    // ajv writes a break after its return.
    if (ends(flat)) break;
  }
  return flat;
}

/** The error in `validate9.errors = [{ instancePath: ..., keyword: ... }]`. */
function errorIn(statement: ts.Statement): ts.ObjectLiteralExpression | undefined {
  if (!ts.isExpressionStatement(statement) || !ts.isBinaryExpression(statement.expression)) return undefined;
  const { right } = statement.expression;
  const error = ts.isArrayLiteralExpression(right) ? right.elements[0] : undefined;
  return error && ts.isObjectLiteralExpression(error) ? error : undefined;
}

/** `return rule3("/name")`: the rule by its name, and after the path what it tells of the data. */
function returnBroken(error: ts.ObjectLiteralExpression, { schemas, rules }: Context): ts.Statement {
  const [path, ...words] = error.properties.map((property) =>
    ts.isPropertyAssignment(property) ? property.initializer : factory.createIdentifier('instancePath'),
  );
  if (path === undefined || words.length !== 4)
    throw new Error(`ajv wrote another error: ${error.getText()}`);
  const variables = [...new Set(words.flatMap((word) => [...variablesIn(word)]))].filter(
    (name) => !schemas.has(name),
  );
  const told = words.map((word) => print(withWordsOf(schemas, word), error.getSourceFile()));
  const rule = `(${['path', ...variables].join(', ')}) {
    return broken(path, ${told.join(', ')});
}`;
  const name = rules.get(rule) ?? `rule${rules.size}`;
  rules.set(rule, name);
  const handed = variables.map((variable) => factory.createIdentifier(variable));
  return factory.createReturnStatement(call(name, below(path), ...handed));
}

function* variablesIn(node: ts.Node): Generator<string> {
  const { parent } = node;
  const isKey =
    (ts.isPropertyAssignment(parent) || ts.isPropertyAccessExpression(parent)) && parent.name === node;
  if (ts.isIdentifier(node) && !isKey) yield node.text;
  for (const each of node.getChildren()) yield* variablesIn(each);
}

/** The path from the value at hand: `"/people/" + i0` of `instancePath + "/people/" + i0`. */
function below(path: ts.Expression): ts.Expression {
  if (ts.isIdentifier(path) && path.text === 'instancePath') return factory.createStringLiteral('');
  if (!ts.isBinaryExpression(path)) throw new Error(`ajv wrote another path: ${path.getText()}`);
  if (ts.isIdentifier(path.left) && path.left.text === 'instancePath') return path.right;
  return factory.updateBinaryExpression(path, below(path.left), path.operatorToken, path.right);
}

/** The same expression with `schema31.properties.status.enum` written out. */
function withWordsOf(schemas: Schemas, expression: ts.Expression): ts.Expression {
  const change = (node: ts.Node): ts.Node => {
    const value = saidBy(schemas, node);
    return value === undefined ? ts.visitEachChild(node, change, undefined) : literal(value);
  };
  // What an expression is changed into is an expression.
  return ts.visitNode(expression, change) as ts.Expression;
}

/** What `schema31.properties.status` stands for; undefined for anything else. */
function saidBy(schemas: Schemas, node: ts.Node): unknown {
  if (ts.isIdentifier(node)) return schemas.get(node.text);
  const key = ts.isPropertyAccessExpression(node)
    ? node.name.text
    : ts.isElementAccessExpression(node) && ts.isStringLiteral(node.argumentExpression)
      ? node.argumentExpression.text
      : undefined;
  if (key === undefined || !(ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)))
    return undefined;
  const owner = saidBy(schemas, node.expression);
  return typeof owner === 'object' && owner !== null ? new Map(Object.entries(owner)).get(key) : undefined;
}

/** A word, or a list of them, as code. */
function literal(value: unknown): ts.Expression {
  if (value === null) return factory.createNull();
  if (typeof value === 'string') return factory.createStringLiteral(value);
  if (Array.isArray(value)) return factory.createArrayLiteralExpression(value.map(literal));
  throw new Error(`ajv tells of ${JSON.stringify(value)}, which scripts/codegen/flatten.ts does not know`);
}

function flattenOne(statement: ts.Statement, context: Context): ts.Statement[] {
  if (ts.isVariableStatement(statement)) return COUNTING.test(statement.getText()) ? [] : [statement];
  if (ts.isIfStatement(statement)) return flattenIf(statement, context);
  if (ts.isBlock(statement)) return flattenAll(statement.statements, context);
  if (ts.isForStatement(statement)) {
    const { initializer, condition, incrementor } = statement;
    const body = inner(statement.statement, context);
    return [factory.updateForStatement(statement, initializer, condition, incrementor, body)];
  }
  if (ts.isForInStatement(statement)) {
    const { initializer, expression } = statement;
    const body = inner(statement.statement, context);
    return [factory.updateForInStatement(statement, initializer, expression, body)];
  }
  if (ts.isEmptyStatement(statement)) return [];
  return /^(?:validate\d+\.errors = vErrors|return errors === 0);$/.test(statement.getText())
    ? []
    : [statement];
}

function flattenIf(statement: ts.IfStatement, context: Context): ts.Statement[] {
  const asked = statement.expression.getText();
  if (/^evaluated\d+\.dynamic(?:Props|Items)$/.test(asked)) return [];
  if (/^!valid\d+$/.test(asked) && statement.thenStatement.getText() === '{break;}') return [];
  if (isAlwaysTrue(asked)) return inner(statement.thenStatement, context).statements.slice();
  const called = calledValidator(statement.expression);
  if (called !== undefined) return [called];
  const condition = unknownKey(statement.expression, context.schemas) ?? statement.expression;
  const yes = inner(statement.thenStatement, context);
  const no = statement.elseStatement ? inner(statement.elseStatement, context) : factory.createBlock([]);
  // What follows a branch that returns needs no else.
  if (ends(yes.statements)) return [factory.createIfStatement(condition, yes), ...no.statements];
  if (ends(no.statements)) {
    const opposite = factory.createLogicalNot(factory.createParenthesizedExpression(condition));
    return [factory.createIfStatement(opposite, no), ...yes.statements];
  }
  if (no.statements.length > 0) return [factory.createIfStatement(condition, yes, no)];
  return yes.statements.length > 0 ? [factory.createIfStatement(condition, yes)] : [];
}

function inner(statement: ts.Statement, context: Context): ts.Block {
  const statements = ts.isBlock(statement) ? statement.statements : [statement];
  return factory.createBlock(flattenAll(statements, context), true);
}

/** The count of errors compared with itself, or with the zero it began at. */
function isAlwaysTrue(condition: string): boolean {
  return /^valid\d+$/.test(condition) || /^(?:errors|_errs\d+) === (?:errors|_errs\d+|0)$/.test(condition);
}

/**
 * Of `if (!(validate9(data.x, { instancePath: instancePath + "/x", ... })))`, whose block adds up errors:
 * `if (error = validate9(data.x)) return under("/x", error);`
 */
function calledValidator(condition: ts.Expression): ts.Statement | undefined {
  if (!ts.isPrefixUnaryExpression(condition) || !ts.isParenthesizedExpression(condition.operand))
    return undefined;
  const called = condition.operand.expression;
  if (!ts.isCallExpression(called) || !/^validate\d+$/.test(called.expression.getText())) return undefined;
  const [data, handed] = called.arguments;
  const path = handed && ts.isObjectLiteralExpression(handed) ? handed.properties[0] : undefined;
  if (data === undefined || path === undefined || !ts.isPropertyAssignment(path))
    throw new Error(`ajv wrote another call: ${called.getText()}`);
  const withoutPath = factory.updateCallExpression(called, called.expression, undefined, [data]);
  return factory.createIfStatement(
    factory.createAssignment(ERROR, withoutPath),
    factory.createReturnStatement(call('under', below(path.initializer), ERROR)),
  );
}

/** `!(key0 === "a" || key0 === "b")` of `!(func1.call(schema31.properties, key0))`: how ajv asks for a few. */
function unknownKey(condition: ts.Expression, schemas: Schemas): ts.Expression | undefined {
  if (!ts.isPrefixUnaryExpression(condition) || !ts.isParenthesizedExpression(condition.operand))
    return undefined;
  const asked = condition.operand.expression;
  if (!ts.isCallExpression(asked) || !/^func\d+\.call$/.test(asked.expression.getText())) return undefined;
  const [properties, key] = asked.arguments;
  const known = properties && saidBy(schemas, properties);
  if (typeof known !== 'object' || known === null || key === undefined)
    throw new Error(`ajv asked for other keys: ${asked.getText()}`);
  const isKnown = Object.keys(known)
    .map<ts.Expression>((name) => factory.createStrictEquality(key, factory.createStringLiteral(name)))
    .reduce((some, other) => factory.createLogicalOr(some, other));
  return factory.createLogicalNot(factory.createParenthesizedExpression(isKnown));
}

function call(name: string, ...handed: readonly ts.Expression[]): ts.Expression {
  return factory.createCallExpression(factory.createIdentifier(name), undefined, handed);
}

function ends(statements: readonly ts.Statement[]): boolean {
  const last = statements.at(-1);
  return last !== undefined && ts.isReturnStatement(last);
}

/** A keyword whose code keeps its count otherwise would be changed in meaning: better no code than that. */
function refuseLeftovers(code: string): void {
  const file = ts.createSourceFile('validators.js', code, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionDeclaration(node) && /^(?:broken|under)$/.test(node.name?.text ?? '')) return;
    const isBookkeeping = ts.isIdentifier(node) && BOOKKEEPING.test(node.text) && !isField(node);
    if (isBookkeeping) {
      throw new Error(`ajv wrote "${node.parent.getText()}", which scripts/codegen/flatten.ts does not know`);
    }
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(file, visit);
}

/** `data.errors` is a field of the data; `validate9.errors` isn't. */
function isField(name: ts.Identifier): boolean {
  const { parent } = name;
  return (
    ts.isPropertyAccessExpression(parent) &&
    parent.name === name &&
    !/^validate\d+$/.test(parent.expression.getText())
  );
}
