/** A consumer's own normalizer, written by docs/how-to/extend.md alone. Compiled and run in the installed project. */

import { clean, createNormalizer, defineEndpoint, type PartialCompany, type Reader } from 'neci-kyc/extend';

interface AcmeCompany {
  readonly title?: string;
  readonly taxCode?: string;
  readonly state?: string;
  readonly owners?: readonly { readonly who?: string; readonly share?: string }[];
}

const acme = defineEndpoint({
  name: 'acmeCompany',
  carries: 'company',
  envelope: { payload: 'company', code: 'status', success: ['OK'], noResult: ['NOT_FOUND'] },
  map: (raw: Reader<AcmeCompany>): PartialCompany => ({
    name: clean.text(raw.take('title')),
    unifiedSocialCreditCode: clean.creditCode(raw.take('taxCode')),
    status: clean.status(raw.take('state')),
    shareholders: raw.rows('owners')?.map((row) => ({
      name: clean.text(row.take('who')),
      sharePercentage: clean.fraction(row.take('share')),
    })),
  }),
});

const names = new Map([['义乌市星辰企业管理有限公司', 'Yiwu Star Management Ltd.']]);

export const { normalize, readCompany, render, explain } = createNormalizer({
  codes: { status: { 注销备案: { class: 'liquidation' } } },
  translate: { rule: 'acme/names/1', company: (name) => names.get(name) },
  endpoints: [acme],
  via: { acmeCompany: 'Acme', neci: 'Acme Register Feed' },
});
