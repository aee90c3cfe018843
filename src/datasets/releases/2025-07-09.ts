/**
 * The release of 9 July 2025: "KYC API: Upcoming changes to our connection to the Chinese register", posted
 * 2025-06-21 and updated 2025-06-23. Each change has the announcement's sentence, or null when only the
 * published samples show it. A change is not edited once it is shipped.
 */

import type { Release } from '../../generated/contracts/index.js';
import { reworded, type Sourced } from '../../reading/sourced.js';
import { joined, some } from '../draft.js';
import { OLD_NUMBER, OTHER_NUMBER } from '../literals.js';
import type { Change, ReleaseChanges } from './release.js';
import { isGroup, isLeaf, isNothing, type Tree, unite, uniteGroups } from './tree.js';
import { all, change, put, remove } from './verbs.js';

/** Above the lists of additions. */
const ADDITIONS =
  'We are pleased to share details of the upcoming updates, including the addition of new fields within the refresh and super dataset.';

const IDENTIFIERS = 'additionalData.otherIdentifiers';
const OLD_IDENTIFIER = `${IDENTIFIERS}[?@.identifierName=='oldNumber']`;
const OTHER_IDENTIFIER = `${IDENTIFIERS}[?@.identifierName=='otherNumber']`;

/** Undone after the move below has found the registration number: what is left is the organization code. */
const addOtherNumberToRefresh: Change = {
  name: 'AddOtherNumberToRefresh',
  sentence: ADDITIONS,
  note: 'Listed as an addition for super too, which had it before.',
  fields: [
    { datasets: ['refresh'], v1: { after: 'extradata.otherNumber' }, v2: { after: OTHER_IDENTIFIER } },
  ],
};

const moveOldNumberUnderOtherNumber: Change = {
  name: 'MoveOldNumberUnderOtherNumber',
  sentence: 'We will move the identifier oldNumber under the existing otherNumber.',
  note: 'In v1, whose otherNumber is one text, the registration number is before the organization code.',
  fields: [
    {
      datasets: ['refresh', 'super'],
      v1: { before: 'extradata.oldNumber', after: 'extradata.otherNumber' },
      v2: { before: OLD_IDENTIFIER, after: OTHER_IDENTIFIER },
    },
  ],
  /** The oldNumber of before is the one otherNumber that is the company's registration number. */
  undo({ company: { registrationNumber, organizationCode }, version }) {
    if (!registrationNumber) return all();
    if (version === 'v2') {
      return change(`${IDENTIFIERS}[*]`, (identifier) =>
        isGroup(identifier) && identifier.identifierValue === registrationNumber
          ? { ...identifier, identifierName: OLD_NUMBER }
          : identifier,
      );
    }
    return all(
      remove('extradata.otherNumber'),
      put('extradata.oldNumber', registrationNumber),
      put('extradata.otherNumber', organizationCode),
    );
  },
  upgrade({ version }) {
    return version === 'v2'
      ? change(IDENTIFIERS, (list) => (Array.isArray(list) ? underOtherNumber(list) : list))
      : change('extradata', (extradata) => (isGroup(extradata) ? withOldNumber(extradata) : extradata));
  },
};

/** Each oldNumber becomes an otherNumber at its place; other identifiers of its value are united with it. */
function underOtherNumber(list: readonly unknown[]): readonly unknown[] {
  const old = identifiersNamed(OLD_NUMBER.value, list);
  if (old.length === 0) return list;
  const alike = new Map<unknown, Identifier[]>(old.map((identifier) => [numberOf(identifier), []]));
  for (const identifier of [...old, ...identifiersNamed(OTHER_NUMBER.value, list)]) {
    alike.get(numberOf(identifier))?.push(identifier);
  }
  const upgraded = new Map<unknown, Tree>();
  const again = new Set<unknown>();
  for (const [first, ...others] of alike.values()) {
    if (first) upgraded.set(first, uniteGroups(otherNumber(first), others.map(otherNumber)));
    for (const other of others) again.add(other);
  }
  return list.filter((each) => !again.has(each)).map((each) => upgraded.get(each) ?? each);
}

type Identifier = Tree & { readonly identifierName: Sourced<unknown> };

function identifiersNamed(name: string, list: readonly unknown[]): Identifier[] {
  return list.filter(
    (each): each is Identifier =>
      isGroup(each) && isLeaf(each.identifierName) && each.identifierName.value === name,
  );
}

/** What an identifier is known by: its number, or itself when it has none. */
function numberOf(identifier: Identifier): unknown {
  const number = asText(identifier.identifierValue);
  return isLeaf(number) ? number.value : identifier;
}

function otherNumber(identifier: Identifier): Tree {
  return {
    ...identifier,
    identifierName: reworded(identifier.identifierName, OTHER_NUMBER.value),
    identifierValue: asText(identifier.identifierValue),
  };
}

/** v1: "110108012660422, 55138508-2". */
function withOldNumber(extradata: Tree): Tree {
  const { oldNumber, ...others } = extradata;
  if (oldNumber === undefined) return extradata;
  return { ...others, otherNumber: numbersInOneText(oldNumber, others.otherNumber) };
}

function numbersInOneText(oldNumber: unknown, otherNumber: unknown): unknown {
  if (isNothing(oldNumber)) return otherNumber;
  if (isNothing(otherNumber)) return asText(oldNumber);
  const [old, other] = [text(oldNumber), text(otherNumber)];
  if (!old || !other) return otherNumber;
  const there = numbersIn(other.value);
  const missing = numbersIn(old.value).filter((number) => !there.includes(number));
  if (missing.length === 0) return unite(other, [reworded(old, other.value)]);
  return joined([reworded(old, missing.join(', ')), other], ', ');
}

/** "110108012660422, 55138508-2" is two. */
function numbersIn(value: string): string[] {
  return value.split(/[,;，；、]/).map((number) => number.trim());
}

/** The same as text, where it can be. */
function asText(node: unknown): unknown {
  return text(node) ?? node;
}

/** A number as text: what a provider wrote as a JSON number is its digits, as long as they are exact. */
function text(node: unknown): Sourced<string> | undefined {
  if (!isLeaf(node)) return undefined;
  const { value } = node;
  if (typeof value === 'string') return reworded(node, value);
  return Number.isSafeInteger(value) ? reworded(node, String(value)) : undefined;
}

const removeOtherNames: Change = {
  name: 'RemoveOtherNames',
  sentence:
    'Therefore, to maintain product integrity, the otherNames field will be removed from refresh and super dataset on KYC API v1 and KYC API v2.',
  note: 'What a stored otherNames held is not known to be a former name, so an upgrade does not make it one.',
  fields: [
    {
      datasets: ['refresh', 'super'],
      v1: { before: 'extradata.otherName' },
      v2: { before: 'additionalData.otherNames.otherNames' },
    },
  ],
  undo({ company: { formerNames }, version }) {
    return version === 'v2'
      ? put('additionalData.otherNames.otherNames', some(formerNames))
      : put('extradata.otherName', joined(formerNames, '; '));
  },
};

const addTranslatedName: Change = {
  name: 'AddTranslatedNameToOtherNames',
  sentence:
    'Under otherNames will from now on be shown englishNames and translatedNames, according to the values provided from the source.',
  note: 'The list of additions and the samples spell it translatedName.',
  fields: [{ datasets: ['refresh', 'super'], v2: { after: 'additionalData.otherNames.translatedName' } }],
};

const addOldNames: Change = {
  name: 'AddOldNamesToOtherNames',
  sentence: null,
  note: 'The super sample of after shows oldNames; the prose names it nowhere.',
  fields: [
    {
      datasets: ['refresh', 'super'],
      v1: { after: 'extradata.oldName' },
      v2: { after: 'additionalData.otherNames.oldNames' },
    },
  ],
};

const replaceRegisterCourt: Change = {
  name: 'ReplaceRegisterCourtByRegistrationInstitution',
  sentence: 'Moving forward, we will use the registrationInstitution field to deliver this information.',
  note: 'Refresh had no registerCourt: there the field is new. Of two that differ, an upgrade keeps registrationInstitution.',
  fields: [
    {
      datasets: ['super'],
      v1: { before: 'extradata.registerCourt', after: 'extradata.registrationInstitution' },
      v2: {
        before: 'additionalData.registerCourt',
        after: 'additionalData.legalEvents.registrationInstitution',
      },
    },
    {
      datasets: ['refresh'],
      v1: { after: 'extradata.registrationInstitution' },
      v2: { after: 'additionalData.legalEvents.registrationInstitution' },
    },
  ],
};

const moveShareCurrencyToShares: Change = {
  name: 'MoveShareCurrencyToShares',
  sentence: 'Instead, this information will now be provided exclusively within the shares section.',
  note: 'The prose calls it shareholderCurrency. An upgrade takes it to shares when shares has none and all shareholders agree; what differs is left out, with an issue.',
  fields: [
    {
      datasets: ['super'],
      v1: { before: 'people.shareholder[*].shareCurrency', after: 'extradata.shareCurrency' },
      v2: {
        before: 'associatedEntities.shareholders[*].shareCurrency',
        after: 'additionalData.shares.shareCurrency',
      },
    },
  ],
};

const addFieldsToSuper: Change = {
  name: 'AddFieldsToSuper',
  sentence: ADDITIONS,
  fields: [
    {
      datasets: ['super'],
      v1: { after: 'extradata.dateOfLicense' },
      v2: { after: 'providerSpecificData.dateOfLicense' },
    },
    {
      datasets: ['super'],
      v1: { after: 'extradata.numberOfEmployees' },
      v2: { after: 'additionalData.numberOfEmployees' },
    },
    { datasets: ['super'], v1: { after: 'extradata.listed' }, v2: { after: 'additionalData.listed' } },
    {
      datasets: ['super'],
      v1: { after: 'people.shareholder[*].registrationNumber' },
      v2: { after: 'associatedEntities.shareholders[*].registrationNumber' },
    },
    {
      datasets: ['super'],
      v1: { after: 'people.shareholder[*].translatedName' },
      v2: { after: 'associatedEntities.shareholders[*].translatedName' },
    },
    {
      datasets: ['super'],
      v1: { after: 'extradata.shareType' },
      v2: { after: 'additionalData.shares.shareType' },
    },
    { datasets: ['super'], v2: { after: 'associatedEntities.shareholders[*].residenceCountry' } },
    { datasets: ['super'], v2: { after: 'associatedEntities.shareholders[*].providedRole' } },
    { datasets: ['super'], v2: { after: 'associatedEntities.officers[*].translatedName' } },
  ],
};

const addBranchesToSuper: Change = {
  name: 'AddBranchesToSuper',
  sentence: ADDITIONS,
  fields: [
    { datasets: ['super'], v2: { after: 'additionalData.branches[*].name' } },
    { datasets: ['super'], v2: { after: 'additionalData.branches[*].number' } },
    { datasets: ['super'], v2: { after: 'additionalData.branches[*].registrationInstitution' } },
  ],
  undo() {
    return remove('additionalData.branches');
  },
};

const addIsCorporate: Change = {
  name: 'AddIsCorporateToShareholders',
  sentence: null,
  note: 'The super sample of after shows isCorporate; the prose names it nowhere.',
  fields: [
    {
      datasets: ['super'],
      v1: { after: 'people.shareholder[*].isCorporate' },
      v2: { after: 'associatedEntities.shareholders[*].isCorporate' },
    },
  ],
};

const addSharesToRefresh: Change = {
  name: 'AddSharesToRefresh',
  sentence: null,
  note: 'The refresh sample of after shows shareCapitals; the prose names it nowhere.',
  fields: [
    {
      datasets: ['refresh'],
      v1: { after: 'extradata.shareCapital' },
      v2: { after: 'additionalData.shares.shareCapitals' },
    },
  ],
};

const EMAIL = 'additionalData.contactInformation.email';

const listEmails: Change = {
  name: 'ListEmails',
  sentence: null,
  note: 'One text before and a list after, as the super samples show; the prose names it nowhere. v1 keeps the text. An upgrade takes a text apart at commas and semicolons, when each part is an address.',
  fields: [{ datasets: ['super'], v2: { before: EMAIL, after: EMAIL } }],
  undo({ company: { emails } }) {
    return change(EMAIL, () => joined(emails, ', '));
  },
  upgrade() {
    return change(EMAIL, listOfEmails);
  },
};

/** Taken apart only where each part is an address by itself: else the text goes into the list whole. */
function listOfEmails(email: unknown): unknown {
  if (!isLeaf(email) || typeof email.value !== 'string') return email;
  if (isNothing(email)) return undefined;
  const parts = email.value.split(/[,;，；]/).map((part) => part.trim());
  const addresses = parts.filter((part) => part !== '');
  const isList = addresses.length > 0 && addresses.every((part) => /^[^@\s]+@[^@\s]+$/.test(part));
  const values = isList ? [...new Set(addresses)] : [email.value];
  return values.map((value) => reworded(email, value));
}

export const release20250709: ReleaseChanges<Release> = {
  release: '2025-07-09',
  before: '2025-06-23',
  announcement: {
    title: 'KYC API: Upcoming changes to our connection to the Chinese register',
    posted: '2025-06-21',
  },
  changes: [
    addOtherNumberToRefresh,
    moveOldNumberUnderOtherNumber,
    removeOtherNames,
    addTranslatedName,
    addOldNames,
    replaceRegisterCourt,
    moveShareCurrencyToShares,
    addFieldsToSuper,
    addBranchesToSuper,
    addIsCorporate,
    addSharesToRefresh,
    listEmails,
  ],
  keyOrder: {
    before: {
      v1: {
        extradata: [
          'providedStatus',
          'oldNumber',
          'localNumber',
          'otherNumber',
          'otherName',
          'englishName',
          'website',
          'email',
          'phone',
          'shareCapital',
          'shareCurrency',
          'approvalDate',
          'revocationDate',
          'revocationReason',
          'deregistrationDate',
          'deregistrationReason',
          'registerCourt',
        ],
      },
      v2: {
        additionalData: [
          'otherIdentifiers',
          'otherNames',
          'contactInformation',
          'shares',
          'legalEvents',
          'registerCourt',
        ],
        'additionalData.otherNames': ['otherNames', 'englishNames'],
      },
    },
    after: {
      v1: {
        extradata: [
          'providedStatus',
          'otherNumber',
          'localNumber',
          'englishName',
          'oldName',
          'website',
          'email',
          'phone',
          'shareCapital',
          'shareCurrency',
          'shareType',
          'registrationInstitution',
        ],
      },
      v2: {
        additionalData: [
          'otherIdentifiers',
          'branches',
          'otherNames',
          'contactInformation',
          'shares',
          'legalEvents',
        ],
        'additionalData.shares': ['shareCapitals', 'shareCurrency', 'shareType'],
        'additionalData.legalEvents': ['incorporationDate', 'registrationInstitution'],
      },
    },
  },
};
