/**
 * ajv's standalone code (校验代码) made small. ajv counts errors and asks the count after every check, each
 * check nested in the one before; where the first error ends the function, as with `allErrors: false`, every
 * one of these questions has the answer yes. Without them, and with each rule's words written once, the code
 * is a third as long, and no deeper than the schema.
 *
 * @example
 * flatten('function validate1(d){let errors = 0;if(errors === 0){if(!d){validate1.errors = [{instancePath,' +
 *   'schemaPath:"#",keyword:"type",params:{},message:"m"}];return false;}}return errors === 0;}')
 * // function validate1(d) { if (!d) return fail(validate1, instancePath, rule0); return true; }
 * // const rule0 = ["#", "type", {}, "m"];
 * // function fail(...) { ... }
 */

import ts from 'typescript';

const { factory } = ts;

/** ajv's book-keeping; none of it may be left. */
const BOOKKEEPING = /^(?:errors|vErrors|_errs\d+|valid\d+|evaluated\d+)$/;

/** The declarations of it that are no more than that. */
const COUNTING =
  /^(?:let vErrors = null|let errors = 0|const _errs\d+ = errors|var valid\d+ = (?:true|_errs\d+ === errors)|const evaluated\d+ = validate\d+\.evaluated);$/;

/** What ajv hands from function to function for keywords that no schema here has. */
const UNUSED_ARGUMENTS = ['parentData', 'parentDataProperty', 'rootData', 'dynamicAnchors'];

/** Writes the error of a broken rule where ajv puts it. */
const FAIL = `
function fail(validator, instancePath, [schemaPath, keyword, params, message]) {
    validator.errors = [{ instancePath, schemaPath, keyword, params, message }];
    return false;
}
`;

/** What is flattened into: the function at hand, and the name of each rule that its errors tell of. */
interface Context {
  readonly validator: ts.Identifier;
  readonly rules: Map<string, string>;
}

export function flatten(code: string): string {
  const file = ts.createSourceFile('validators.js', code, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
  const kept = file.statements.filter((statement) => !setsEvaluated(statement));
  const rules = new Map<string, string>();
  const flat = kept.map((statement) =>
    ts.isFunctionDeclaration(statement) ? flattenFunction(statement, rules) : statement,
  );
  const printer = ts.createPrinter({ newLine: ts.NewLineKind.LineFeed, removeComments: true });
  const printed = printer.printFile(factory.updateSourceFile(file, flat));
  const constants = [...rules].map(([rule, name]) => `const ${name} = ${rule};\n`);
  const text = printed + constants.join('') + FAIL;
  refuseLeftovers(text);
  return text;
}

function flattenFunction(
  declaration: ts.FunctionDeclaration,
  rules: Map<string, string>,
): ts.FunctionDeclaration {
  const { name, body } = declaration;
  if (name === undefined || body === undefined) throw new Error('ajv wrote a function without name or body');
  const parameters = declaration.parameters.map((parameter) => withoutUnused(parameter));
  return factory.updateFunctionDeclaration(
    declaration,
    declaration.modifiers,
    declaration.asteriskToken,
    name,
    declaration.typeParameters,
    parameters,
    declaration.type,
    factory.createBlock(flattenAll(body.statements, { validator: name, rules }), true),
  );
}

function flattenAll(statements: readonly ts.Statement[], context: Context): ts.Statement[] {
  const flat: ts.Statement[] = [];
  for (const [index, statement] of statements.entries()) {
    const error = errorIn(statement);
    if (error !== undefined && statements[index + 1]?.getText() === 'return false;') {
      flat.push(fail(error, context));
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

/** `return fail(validate9, instancePath + "/name", rule3)`: the rule by its name, unless the data are in it. */
function fail(error: ts.ObjectLiteralExpression, { validator, rules }: Context): ts.Statement {
  const [path, ...words] = error.properties.map((property) =>
    ts.isPropertyAssignment(property) ? property.initializer : factory.createIdentifier('instancePath'),
  );
  if (path === undefined || words.length !== 4)
    throw new Error(`ajv wrote another error: ${error.getText()}`);
  const rule = `[${words.map((word) => word.getText()).join(', ')}]`;
  const isConstant = words.every((word) => [...variablesIn(word)].every((name) => /^schema\d+$/.test(name)));
  if (isConstant && !rules.has(rule)) rules.set(rule, `rule${rules.size}`);
  const told = isConstant
    ? factory.createIdentifier(rules.get(rule) ?? '')
    : factory.createArrayLiteralExpression(words);
  const call = factory.createCallExpression(factory.createIdentifier('fail'), undefined, [
    validator,
    path,
    told,
  ]);
  return factory.createReturnStatement(call);
}

function* variablesIn(node: ts.Node): Generator<string> {
  const { parent } = node;
  const isKey =
    (ts.isPropertyAssignment(parent) || ts.isPropertyAccessExpression(parent)) && parent.name === node;
  if (ts.isIdentifier(node) && !isKey) yield node.text;
  for (const each of node.getChildren()) yield* variablesIn(each);
}

function flattenOne(statement: ts.Statement, context: Context): ts.Statement[] {
  if (ts.isVariableStatement(statement)) return COUNTING.test(statement.getText()) ? [] : [statement];
  if (ts.isIfStatement(statement)) return flattenIf(statement, context);
  if (ts.isBlock(statement)) return flattenAll(statement.statements, context);
  if (ts.isForStatement(statement)) {
    const { initializer, condition, incrementor } = statement;
    return [
      factory.updateForStatement(
        statement,
        initializer,
        condition,
        incrementor,
        inner(statement.statement, context),
      ),
    ];
  }
  if (ts.isForInStatement(statement)) {
    const { initializer, expression } = statement;
    return [
      factory.updateForInStatement(statement, initializer, expression, inner(statement.statement, context)),
    ];
  }
  if (ts.isExpressionStatement(statement) && statement.getText().endsWith('.errors = vErrors;')) {
    return [setErrors(context.validator, factory.createNull())];
  }
  if (ts.isReturnStatement(statement) && statement.expression?.getText() === 'errors === 0') {
    return [factory.createReturnStatement(factory.createTrue())];
  }
  return [statement];
}

function flattenIf(statement: ts.IfStatement, context: Context): ts.Statement[] {
  const condition = statement.expression;
  const asked = condition.getText();
  if (/^evaluated\d+\.dynamic(?:Props|Items)$/.test(asked)) return [];
  if (/^!valid\d+$/.test(asked) && statement.thenStatement.getText() === '{break;}') return [];
  if (isAlwaysTrue(asked)) return inner(statement.thenStatement, context).statements.slice();
  const called = calledValidator(condition);
  if (called !== undefined) {
    const errors = factory.createPropertyAccessExpression(called.name, 'errors');
    const fail = [setErrors(context.validator, errors), factory.createReturnStatement(factory.createFalse())];
    return [
      factory.createIfStatement(factory.createLogicalNot(called.call), factory.createBlock(fail, true)),
    ];
  }
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

/** The call in `!(validate9(data.x, { instancePath: ... }))`. */
function calledValidator(
  condition: ts.Expression,
): { name: ts.Identifier; call: ts.CallExpression } | undefined {
  if (!ts.isPrefixUnaryExpression(condition) || !ts.isParenthesizedExpression(condition.operand))
    return undefined;
  const call = condition.operand.expression;
  if (!ts.isCallExpression(call) || !ts.isIdentifier(call.expression)) return undefined;
  if (!/^validate\d+$/.test(call.expression.text)) return undefined;
  const handed = call.arguments.map((argument) =>
    ts.isObjectLiteralExpression(argument)
      ? factory.createObjectLiteralExpression(argument.properties.filter(({ name }) => isUsed(name)))
      : argument,
  );
  return {
    name: call.expression,
    call: factory.updateCallExpression(call, call.expression, undefined, handed),
  };
}

function withoutUnused(parameter: ts.ParameterDeclaration): ts.ParameterDeclaration {
  if (!ts.isObjectBindingPattern(parameter.name)) return parameter;
  const elements = parameter.name.elements.filter(({ name }) => isUsed(name));
  return factory.updateParameterDeclaration(
    parameter,
    parameter.modifiers,
    parameter.dotDotDotToken,
    factory.createObjectBindingPattern(elements),
    parameter.questionToken,
    parameter.type,
    parameter.initializer,
  );
}

function isUsed(name: ts.Node | undefined): boolean {
  return !UNUSED_ARGUMENTS.includes(name?.getText() ?? '');
}

function ends(statements: readonly ts.Statement[]): boolean {
  const last = statements.at(-1);
  return last !== undefined && ts.isReturnStatement(last);
}

function setErrors(validator: ts.Identifier, errors: ts.Expression): ts.Statement {
  const place = factory.createPropertyAccessExpression(validator, 'errors');
  return factory.createExpressionStatement(factory.createAssignment(place, errors));
}

/** `validate9.evaluated = { ... }`, which only unevaluatedProperties would read. */
function setsEvaluated(statement: ts.Statement): boolean {
  return ts.isExpressionStatement(statement) && /^validate\d+\.evaluated = /.test(statement.getText());
}

/** A keyword whose code keeps its count otherwise would be changed in meaning: better no code than that. */
function refuseLeftovers(code: string): void {
  const file = ts.createSourceFile('validators.js', code, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
  const visit = (node: ts.Node): void => {
    const isProperty =
      ts.isPropertyAccessExpression(node.parent ?? file) && node.parent.getText().endsWith('.errors');
    if (ts.isIdentifier(node) && BOOKKEEPING.test(node.text) && !isProperty) {
      throw new Error(`ajv wrote "${node.parent.getText()}", which scripts/codegen/flatten.ts does not know`);
    }
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(file, visit);
}
