import { type Candidate, collect } from './collect.ts';
import { isIpv6 } from './isIpv6.ts';
import type { PersonalDataItem } from './types.ts';

const OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const IPV4 = new RegExp(
  `(?<![\\p{L}\\p{N}_.:-])${OCTET}(?:\\.${OCTET}){3}(?![\\p{L}\\p{N}_]|\\.\\d|-[\\p{L}\\d])`,
  'gu',
);
const IPV6 = /(?<![\p{L}\p{N}_:.])[\da-f:]{2,40}(?:(?:\.\d{1,3}){3})?(?![\p{L}\p{N}_:]|\.\d)/giu;

/** "version 1.2.3.4", "Chrome/120.0.0.0", "firmware: 1.0.4.12", "section 2.1.3.4". */
const VERSION_LABEL =
  /(?:(?<!\p{L})(?:v|ver|versions?|versión|versão|release|build|firmware|fw|update[ds]?|upgrade[ds]?|driver|app|sdk|api|patch|section|chapter|clause|step|figure|table|from|to|(?:openssl|python|node|nginx|php|java|kernel|ios|android|windows|chrome|firefox|edge|safari|opera))(?:[ -](?:no|nr|number|is|version|to|from|hai))?[ \t:#=."'(]{0,4}|\p{L}[/@])$/iu;
/** Words of the above that also stand before an address. */
const AMBIGUOUS = /(?<!\p{L})(?:from|to|api)[ \t:#=."'(]{0,4}$/iu;
const VERSION_WORDS = /(?<!\p{L})(?:v|ver|versions?|upgraded?|updated?|firmware|build|release)(?!\p{L})/iu;
const LOOK_BACK = 40;

/** IPv4 and IPv6 addresses; not versions, times or hardware addresses. */
export function findIps(text: string): PersonalDataItem[] {
  return [...collect(text, 'ip', IPV4, isNoVersion), ...collect(text, 'ip', IPV6, ({ value }) => isIpv6(value))];
}

function isNoVersion({ text, start }: Candidate): boolean {
  const before = text.slice(Math.max(0, start - LOOK_BACK), start);
  if (AMBIGUOUS.test(before)) return !VERSION_WORDS.test(before);
  return !VERSION_LABEL.test(before);
}
