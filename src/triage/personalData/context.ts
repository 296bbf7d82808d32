// What stands around a number tells what it is: half of the order numbers of this world look like something else.

const BEFORE = 48;
const AFTER = 32;

const OTHER_THINGS =
  'orders?|roll|locker|tracking|track|awb|shipment|consignment|parcel|invoice|bill|receipt|ref|reference|utr|rrn|upi ref|txn|' +
  'transaction|trx|ticket|case|complaint|request|srn?|booking|pnr|reservation|policy|claim|serial|s/n|sn|imei|iccid|' +
  'eid|meid|sku|part|model|product|item|batch|lot|isbn|ean|upc|barcode|asin|epoch|timestamp|time|ts|unix|build|job|' +
  'run|commit|hash|checksum|trace|span|session|correlation|gst|gstin|vat|account|acct|a/c|customer|user|client|' +
  'tag|étiquette|member|merchant|device|message|msg|subscription|licen[cs]e|voucher|coupon|gift card|meter|consumer|' +
  'bestellung|bestellnummer|sendungsnummer|rechnung|rechnungsnummer|kundennummer|vorgangsnummer|pedido|factura|' +
  'seguimiento|commande|facture|suivi|encomenda|rastreio|ऑर्डर|id|uid|uuid|guid';
const LINK_WORDS =
  'id|ids|no|nr|num|number|numbers|numero|número|nummer|nbr|code|key|is|was|are|hai|ka|ki|ke|wala|for|de|n°|º';
const OTHER_LABEL = new RegExp(
  `(?<![\\p{L}\\d])(?:${OTHER_THINGS})(?:[ _-]{0,2}(?:${LINK_WORDS})(?!\\p{L})\\.?){0,4}[ \\t_:#=.\\-"'(\\[]{0,5}$`,
  'iu',
);
const WORD_CHARACTER = /[\p{L}\p{N}_]/u;
const GLUE_BEFORE = /[-/@+]/;
const DIGIT = /\d/;

/** Whether the words right before say that this is an order, a parcel, a device … */
export function isNamedOtherwise(text: string, start: number): boolean {
  return OTHER_LABEL.test(text.slice(Math.max(0, start - BEFORE), start));
}

/** Whether `words` occur within a few words of the span. */
export function hasWordsNear(text: string, start: number, end: number, words: RegExp): boolean {
  return words.test(text.slice(Math.max(0, start - BEFORE), start)) || words.test(text.slice(end, end + AFTER));
}

/** Whether the span is only a piece of something longer: of a hash, a UUID, a path, a version, a decimal number. */
export function isPieceOfToken(text: string, start: number, end: number): boolean {
  return isGluedBefore(text, start) || isGluedAfter(text, end);
}

function isGluedBefore(text: string, start: number): boolean {
  if (isWordCharacter(text[start - 1])) return true;
  const previous = text[start - 1] ?? '';
  const beforePrevious = text[start - 2];
  // "no.4111 …" ends a word, "1.4111" does not.
  if (previous === '.' || previous === ',') return DIGIT.test(beforePrevious ?? '');
  return GLUE_BEFORE.test(previous) && isWordCharacter(beforePrevious);
}

/** A full stop may touch the next sentence, and a slash an expiry date. */
function isGluedAfter(text: string, end: number): boolean {
  const next = text[end] ?? '';
  const afterNext = text[end + 1];
  if (isWordCharacter(next)) return true;
  if (next === '.' || next === ',') return DIGIT.test(afterNext ?? '');
  return (next === '-' || next === '@') && isWordCharacter(afterNext);
}

function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && WORD_CHARACTER.test(character);
}
