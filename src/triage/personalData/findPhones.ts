import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { type Candidate, collect } from './collect.ts';
import { hasWordsNear, isNamedOtherwise, isPieceOfToken } from './context.ts';
import { digitsOf } from './digits.ts';
import { INTERNATIONAL, NATIONAL } from './phoneShapes.ts';
import type { PersonalDataItem } from './types.ts';

const PHONE_WORDS =
  /(?<!\p{L})(?:phones?|phn|ph|tel|telephone|mobiles?|mob|cell|call(?:ed|ing|back)?|dial|ring|whats ?app|wa|contact(?:ed)?|reach|sms|text(?:ed)?|fax|nmbr|hotline|helpline|landline|tel[eé]fono|m[oó]vil|celular|telefon|handy|rufnummer|anruf|t[eé]l[eé]phone|portable|telefone|telem[oó]vel|fon|फोन|फ़ोन|मोबाइल|नंबर|नम्बर|(?<=(?:^|[.,;:!?(\n]|(?<!\p{L})(?:my|mera|mere|apna|hamara|our|this|the|is|same|new|old|registered|alternate|on|at|par|pe|meu|mi|mon|meine?)) {0,2})(?:numbers?|nummer|n[uú]m[eé]ro))(?!\p{L})/iu;
/** The library does not know "(+91)". */
const BRACKETED = /^\((\+\d{1,3})\)/;
const LAST_GROUP = /[-./() ]{1,3}\d{1,12}$/;
/** Of a number with its country code, or with the zero or one that people dial first at home. */
const MIN_DIGITS = 8;
const MAX_DIGITS = 15;
/** Dates, the shape of a social security number, and rows of four digits. */
const NO_PHONE =
  /^(?:(?:19|20)\d\d[-/. ](?:0?\d|1[0-2])[-/. ]|[0-3]?\d[-/. ][0-3]?\d[-/. ](?:19|20)\d\d|\d{3}([- ])\d{2}\1\d{4}$|\d{4}([- ])\d{4}\2\d{4}$)/;

/** Phone numbers, in international form and in the forms that people of the countries we serve write at home. */
export function findPhones(text: string): PersonalDataItem[] {
  const international = INTERNATIONAL.flatMap((shape) =>
    collect(text, 'phone', shape, (candidate) => isFree(candidate) && isInternational(candidate.value)),
  );
  const national = NATIONAL.flatMap(({ shape, regions, needsWord }) =>
    collect(
      text,
      'phone',
      shape,
      (candidate) =>
        isFree(candidate) &&
        !NO_PHONE.test(candidate.value) &&
        (!needsWord || hasPhoneWord(candidate)) &&
        !isNamedOtherwise(text, candidate.start) &&
        regions.some((region) => isValidIn(region, candidate.value)),
    ),
  );
  return [...international, ...national];
}

function isFree({ text, start, end }: Candidate): boolean {
  return !isPieceOfToken(text, start, end);
}

function hasPhoneWord({ text, start, end }: Candidate): boolean {
  return hasWordsNear(text, start, end, PHONE_WORDS);
}

/** After a plus the right length will do: ranges that are new, or never given out, are unknown to the library. */
function isInternational(value: string): boolean {
  if (!hasPhoneLength(value)) return false;
  const number = parsePhoneNumberFromString(value.replace(BRACKETED, '$1').replace(/^00/, '+'), { extract: false });
  if (number === undefined) return false;
  return number.isValid() || (/^\(?\+/.test(value) && number.isPossible() && !endsEarlier(value));
}

/** Whether the last group is what stands behind the number: "+91 98765 43210 2 days ago". */
function endsEarlier(value: string): boolean {
  const shorter = value.replace(LAST_GROUP, '');
  if (shorter === value || !hasPhoneLength(shorter)) return false;
  return (parsePhoneNumberFromString(shorter, { extract: false })?.isValid() ?? false) || endsEarlier(shorter);
}

function isValidIn(region: CountryCode, value: string): boolean {
  if (!hasPhoneLength(value)) return false;
  return parsePhoneNumberFromString(value, { extract: false, defaultCountry: region })?.isValid() ?? false;
}

/** The library takes its time, so it is asked only about what has as many digits as a number can have. */
function hasPhoneLength(value: string): boolean {
  const { length } = digitsOf(value);
  return length >= MIN_DIGITS && length <= MAX_DIGITS;
}
