/**
 * 值, the value formats of the register, one module each: `parse`, `format`, `isValid`. What these modules
 * share (fold, identifierText, checkCharacter, shanghaiTime) stays inside.
 *
 * @example
 * import { capital } from 'neci-kyc/values';
 * capital.parse('100 万人民币'); // { ok: true, value: { amount: '1000000.00', currency: 'CNY' } }
 */

export * as blank from './blank.js';
export * as calendarDate from './calendarDate.js';
export * as capital from './capital.js';
export * as companyName from './companyName.js';
export * as decimal from './decimal.js';
export * as employeeCount from './employeeCount.js';
export * as flag from './flag.js';
export * as legalFormEnding from './legalFormEnding.js';
export * as organizationCode from './organizationCode.js';
export type { Parsed } from './parsed.js';
export * as percentage from './percentage.js';
export * as personName from './personName.js';
export * as registrationNumber from './registrationNumber.js';
export * as residentId from './residentId.js';
export * as taxpayerNumber from './taxpayerNumber.js';
export * as term from './term.js';
export * as text from './text.js';
export * as timestamp from './timestamp.js';
export * as uscc from './uscc.js';
export * as yesNo from './yesNo.js';
