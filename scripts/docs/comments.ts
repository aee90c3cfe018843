/**
 * What TypeDoc leaves out of our comments: the comment at the top of a file, which says what an entry or a namespace is,
 * and the types of `@throws`.
 */

import {
  Comment,
  type CommentDisplayPart,
  type Context,
  type Reflection,
  ReflectionKind,
  type SignatureReflection,
} from 'typedoc';
import ts from 'typescript';

export function completeComments(context: Context): void {
  const modules = context.project.getReflectionsByKind(ReflectionKind.Module | ReflectionKind.Namespace);
  for (const module of modules) module.comment ??= topOf(sourceOf(context, module));
  for (const signature of context.project.getReflectionsByKind(ReflectionKind.CallSignature))
    nameThrown(context, signature as SignatureReflection);
}

/** The file of an entry, or of what `export * as` names. */
function sourceOf(context: Context, module: Reflection): ts.SourceFile | undefined {
  return context.getSymbolFromReflection(module)?.getDeclarations()?.find(ts.isSourceFile);
}

/** The comment before the first statement of a file; an example in it becomes a block. */
function topOf(source: ts.SourceFile | undefined): Comment | undefined {
  const [, body] = /^\/\*\*([\s\S]*?)\*\//.exec(source?.text ?? '') ?? [];
  if (body === undefined) return undefined;
  const [text = '', example] = body.replaceAll(/^\s*\* ?/gm, '').split('@example\n');
  const block = example === undefined ? '' : `\n\n\`\`\`ts\n${example.trim()}\n\`\`\``;
  return new Comment([{ kind: 'text', text: `${text.trim()}${block}` }]);
}

function nameThrown(context: Context, signature: SignatureReflection): void {
  const [declaration] = context.getSymbolFromReflection(signature.parent)?.getDeclarations() ?? [];
  if (!declaration) return;
  const types = ts.getJSDocTags(declaration).filter(ts.isJSDocThrowsTag).map(typeOf);
  const tags = signature.comment?.getTags('@throws') ?? [];
  for (const [index, tag] of tags.entries()) {
    const type = types[index];
    if (type !== undefined) tag.content.unshift(...named(type));
  }
}

function typeOf({ typeExpression }: ts.JSDocThrowsTag): string | undefined {
  return typeExpression?.type.getText();
}

function named(type: string): CommentDisplayPart[] {
  return [
    { kind: 'code', text: `\`${type}\`` },
    { kind: 'text', text: ': ' },
  ];
}
