/**
 * 值, the value formats of the register, one module each: `parse` and `isValid`, and `format` where a value is not a
 * text already. `parse` returns `{ ok: true, value }` or `{ ok: false, reason }`, and never throws.
 *
 * @example
 * import { capital } from 'neci-kyc/values';
 * capital.parse('100 万人民币'); // { ok: true, value: { amount: '1000000.00', currency: { code: 'CNY', … } } }
 */

export * as companyName from '../names/company.js';
export * as legalFormEnding from '../names/legalForm.js';
export * as personName from '../names/person.js';
export * as blank from '../text/blank.js';
export * as calendarDate from '../values/calendarDate.js';
export * as capital from '../values/capital.js';
export * as decimal from '../values/decimal.js';
export * as employeeCount from '../values/employeeCount.js';
export * as flag from '../values/flag.js';
export * as organizationCode from '../values/organizationCode.js';
export type { Parsed } from '../values/parsed.js';
export * as percentage from '../values/percentage.js';
export * as registrationNumber from '../values/registrationNumber.js';
export * as residentId from '../values/residentId.js';
export * as taxpayerNumber from '../values/taxpayerNumber.js';
export * as term from '../values/term.js';
export * as text from '../values/text.js';
export * as timestamp from '../values/timestamp.js';
export * as uscc from '../values/uscc.js';
export * as yesNo from '../values/yesNo.js';
