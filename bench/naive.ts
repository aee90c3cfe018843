/**
 * The pipeline one would write first, as the yardstick: zod parses the bundle, lodash's `get` feeds an object
 * literal, ajv, compiled when the program starts, validates the result. It does less: no issues, no translations,
 * no duplicate keys, nothing compared with anything else; what it lists in `fields` is the top level only.
 */

import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import get from 'lodash/get.js';
import { z } from 'zod';
import * as endpoints from '../src/upstream/endpoints/index.js';
import { v1, v2 } from '../src/upstream/envelope.js';

const schema = z.object({
  neci: endpoints.neci.payload.optional(),
  qycxnew: v1(endpoints.qycxnew.payload),
  isHmdxx: v1(endpoints.isHmdxx.payload).optional(),
  shareholderInvest: v2(endpoints.shareholderInvest.payload).optional(),
  keyPersonnelInfo: v2(endpoints.keyPersonnelInfo.payload).optional(),
  companyContactInfo: v2(endpoints.companyContactInfo.payload).optional(),
  fzchnew: v2(endpoints.fzchnew.payload).optional(),
});

const validate = compile();

function compile() {
  const read = (name: string) =>
    JSON.parse(
      readFileSync(new URL(`../schemas/2025-07-09/v2/${name}.schema.json`, import.meta.url), 'utf8'),
    );
  const ajv = new Ajv2020({ schemas: [read('parts')], allowUnionTypes: true });
  ajv.addVocabulary(['x-origin', 'x-personal']);
  addFormats.default(ajv);
  return ajv.compile(read('super'));
}

export function naive(text: string): string {
  const bundle = schema.parse(JSON.parse(text));
  const response = toSuper(bundle);
  if (!validate(response)) throw new Error(JSON.stringify(validate.errors));
  return JSON.stringify(response);
}

const STATUS: Readonly<Record<string, string>> = {
  存续: 'LIVE',
  '在营(开业)': 'LIVE',
  开业: 'LIVE',
  '存续(在营、开业、在册)': 'LIVE',
  注销: 'CLOSED',
};

function toSuper(bundle: object) {
  const base = 'qycxnew.value';
  const capital = yuan(get(bundle, `${base}.registCapi`));
  const paidIn = yuan(get(bundle, `${base}.actualCapi`));
  const uscc = text(get(bundle, `${base}.nsrsbh`));
  const content = {
    kompanyId: null,
    countryCode: 'CN',
    countryName: 'China',
    state: null,
    registrationNumber: uscc ?? null,
    name: text(get(bundle, `${base}.qyName`)) ?? null,
    status: STATUS[text(get(bundle, `${base}.status`)) ?? ''] ?? 'NOT REPORTED',
    providedStatus: text(get(bundle, `${base}.status`)),
    address: text(get(bundle, `${base}.address`)),
    legalForm: text(get(bundle, `${base}.econKind`)),
    additionalData: {
      otherIdentifiers: [
        identifier('otherNumber', get(bundle, 'neci.regNo')),
        identifier('localNumber', uscc),
        identifier('otherNumber', get(bundle, `${base}.orgNo`)),
      ].filter((each) => each !== undefined),
      branches: list(get(bundle, 'neci.branches'))?.map((branch) => ({
        name: text(get(branch, 'brName')),
        number: text(get(branch, 'uniscId')) ?? text(get(branch, 'regNo')),
        registrationInstitution: text(get(branch, 'regOrg_CN')),
      })),
      otherNames: {
        englishNames: list([text(get(bundle, `${base}.fenname`))].filter((each) => each !== undefined)),
        oldNames: list(get(bundle, `${base}.historyNames`)),
      },
      contactInformation: get(bundle, 'companyContactInfo')
        ? {
            website: text(get(bundle, 'companyContactInfo.data.companyWebsite')),
            email: list(get(bundle, 'companyContactInfo.data.email')),
            phone: list(get(bundle, 'companyContactInfo.data.tel')),
          }
        : undefined,
      shares: { shareCapitals: capital, shareCurrency: '人民币', shareType: 'Registered' },
      legalEvents: {
        incorporationDate: text(get(bundle, `${base}.startDate`)),
        registrationInstitution: text(get(bundle, `${base}.belongOrg`)),
        approvalDate: text(get(bundle, `${base}.checkDate`)),
        revocationDate: text(get(bundle, `${base}.revokeDate`)),
        revocationReason: text(get(bundle, `${base}.revokeReason`)),
        deregistrationDate: text(get(bundle, `${base}.endDate`)),
      },
      listed: get(bundle, `${base}.tags.length`) === 0 ? 'N' : undefined,
      legalRepresentative: text(get(bundle, `${base}.operName`)),
    },
    associatedEntities: {
      shareholders: shareholders(bundle, capital),
      officers: (list(get(bundle, 'keyPersonnelInfo.data.items')) ?? []).map((person) => ({
        name: text(get(person, 'perName')),
        role: 'officer',
        providedRole: text(get(person, 'position')),
      })),
      ultimateBeneficialOwners: [],
    },
    industryActivityCode: {
      activity: text(get(bundle, `${base}.scope`)),
      code: text(get(bundle, `${base}.domain`)),
      description: text(get(bundle, `${base}.domainName`)),
    },
    providerSpecificData: {
      dateOfLicense: text(get(bundle, `${base}.termEnd`)),
      blacklisted: get(bundle, 'isHmdxx.value.isHmd'),
      abnormalOperations: list(get(bundle, 'isHmdxx.value.jyycList[0].items'))?.map((row) => ({
        includedDate: text(get(row, 'inDate')),
        includedReason: text(get(row, 'inReason')),
        includedBy: text(get(row, 'department')),
        removedDate: text(get(row, 'outDate')),
        removedReason: text(get(row, 'outReason')),
        current: get(row, 'disabled') !== '1',
      })),
      abnormalTaxpayer: get(bundle, 'fzchnew.data.fzchFlag') === '0' ? 'NORMAL' : undefined,
      paidInCapital: { amount: paidIn, currency: '人民币' },
      termStart: text(get(bundle, `${base}.termStart`)),
    },
  };
  const source = {
    name: 'State Administration for Market Regulation (国家市场监督管理总局)',
    info: null,
    primary: true,
    fields: Object.keys(content).map((key) => `$.${key}`),
    lastCheckedTime: null,
  };
  return {
    datasetId: null,
    kompanyId: null,
    datasetName: 'super',
    datasetOptions: null,
    info: null,
    status: 'COMPLETED',
    requestTime: null,
    responseTime: null,
    estimatedDeliverySeconds: 0,
    content: { ...content, sources: [source], version: 'company-v2.0' },
  };
}

function shareholders(bundle: object, capital: string | undefined) {
  const fromExtract = list(get(bundle, 'neci.shareholders'));
  if (fromExtract) {
    return fromExtract.map((row) =>
      shareholder(
        get(row, 'inv'),
        get(row, 'invType_CN') !== '自然人股东',
        get(row, 'bLicNo'),
        get(row, 'subConAm'),
        capital,
      ),
    );
  }
  return (list(get(bundle, 'shareholderInvest.data')) ?? []).map((row) => {
    const isPerson = get(row, 'holderTypeCode') === '0615601';
    return shareholder(
      get(row, 'holderName'),
      !isPerson,
      isPerson ? '' : get(row, 'creditNo'),
      get(row, 'investAmount'),
      capital,
    );
  });
}

function shareholder(
  name: unknown,
  isCorporate: boolean,
  number: unknown,
  amount: unknown,
  capital: string | undefined,
) {
  const shares = yuan(`${amount} 万人民币`);
  return {
    name: text(name),
    role: 'shareholder',
    isCorporate: String(isCorporate),
    registrationNumber: text(number),
    sharePercentage: Math.round((Number(shares) / Number(capital)) * 10_000) / 100,
    shareCapitals: [{ numberOfShares: shares }],
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' && value !== '-' ? value.trim() : undefined;
}

function list(value: unknown): unknown[] | undefined {
  return Array.isArray(value) && value.length > 0 ? value : undefined;
}

function identifier(identifierName: string, value: unknown) {
  const identifierValue = text(value);
  return identifierValue === undefined ? undefined : { identifierName, identifierValue };
}

function yuan(value: unknown): string | undefined {
  const amount = /^([\d.]+) ?万/.exec(String(value))?.[1];
  return amount === undefined ? undefined : (Number(amount) * 10_000).toFixed(2);
}
