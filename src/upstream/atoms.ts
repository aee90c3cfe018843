/**
 * The kinds of field (字段类型) that upstream payloads are made of. Each takes the documentation's own
 * sentence and gives a schema that describes the possible values and never changes them: the published
 * examples write one and the same field as a string, as a number, as null, or leave it out.
 *
 * Official source: 企享云开放平台 API documentation and its published examples, which disagree on types.
 *
 * @example
 * z.looseObject({ startDate: date('企业成立日期'), historyNames: texts('历史名称') })
 */

import { z } from 'zod';

const scalar = () => z.union([z.string(), z.number(), z.null()]);

/** Words: a name, an address, a reason. */
export function text(doc: string) {
  return z.union([z.string(), z.null()]).optional().describe(doc);
}

/** A code that names a company or a taxpayer (统一社会信用代码, 注册号, 组织机构代码, 纳税人识别号). */
export function identifier(doc: string) {
  return scalar().optional().describe(doc);
}

/** A day, a moment, or the end of a term; register sites written in Java give an object with its `time`. */
export function date(doc: string) {
  return z
    .union([z.string(), z.number(), z.looseObject({ time: z.number() }), z.null()])
    .optional()
    .describe(doc);
}

/** An amount, with or without its unit. */
export function money(doc: string) {
  return scalar().optional().describe(doc);
}

/** A code of a code list, such as type "01". */
export function code(doc: string) {
  return scalar().optional().describe(doc);
}

/** A number of rows or of persons, "31人" included. */
export function count(doc: string) {
  return scalar().optional().describe(doc);
}

/** A share in percent: "77.8%", "77.8" or 77.8. */
export function percentage(doc: string) {
  return scalar().optional().describe(doc);
}

/** Yes or no: true, 1, "1", "Y", 是. */
export function flag(doc: string) {
  return z.union([z.boolean(), z.number(), z.string(), z.null()]).optional().describe(doc);
}

/** A list of words; a single string counts as one. */
export function texts(doc: string) {
  return z
    .union([z.string(), z.array(z.union([z.string(), z.null()])), z.null()])
    .optional()
    .describe(doc);
}

/** A list of codes; a single one counts as one. */
export function codes(doc: string) {
  return z
    .union([z.string(), z.number(), z.array(scalar()), z.null()])
    .optional()
    .describe(doc);
}

/** An element of a list of objects; null is none. */
export function rowOrNull<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.union([z.looseObject(shape), z.null()]);
}

/** A list of objects. */
export function rows<Shape extends z.ZodRawShape>(shape: Shape, doc: string) {
  return z
    .union([z.array(rowOrNull(shape)), z.null()])
    .optional()
    .describe(doc);
}

/** One object, or a list of such objects: schema and examples of one page disagree. */
export function section<Shape extends z.ZodRawShape>(shape: Shape, doc: string) {
  return z
    .union([z.looseObject(shape), z.array(rowOrNull(shape)), z.null()])
    .optional()
    .describe(doc);
}

/** An argument of a request. A blank one is refused with the platform's own words. */
export function required(doc: string, refusal: string) {
  return z.string(refusal).regex(/\S/, refusal).describe(doc);
}
