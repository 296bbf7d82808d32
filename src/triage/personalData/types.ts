/** Kinds of personal data, the most specific first: where two overlap, the earlier one is the truth. */
export const PERSONAL_DATA_TYPES = ['iban', 'card', 'aadhaar', 'ssn', 'pan', 'secret', 'email', 'ip', 'phone'] as const;

export type PersonalDataType = (typeof PERSONAL_DATA_TYPES)[number];

/** A span of the text in UTF-16 units, `end` exclusive. */
export interface PersonalDataItem {
  readonly type: PersonalDataType;
  readonly start: number;
  readonly end: number;
}

/** What nobody needs in order to answer a ticket, and what hurts when it leaks. The person may still choose Keep. */
export const MASKED_BY_DEFAULT: ReadonlySet<PersonalDataType> = new Set([
  'card',
  'ssn',
  'iban',
  'aadhaar',
  'pan',
  'secret',
]);
