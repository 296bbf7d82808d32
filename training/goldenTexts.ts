import type { CanonicalRecord } from './datasets/corpus.ts';

/** Texts at the edges of what a form receives: every engine must read them alike. */
export const EDGE_TEXTS: readonly string[] = [
  '',
  '   ',
  '-----',
  '?',
  'refund',
  'REFUND!!!',
  'a',
  'nothing works',
  'hello?? anyone there',
  'Visit https://example.com/a?b=1&c=2 or www.example.org now',
  'mail me at a.b+c@example.co.uk please',
  'order 5521 and 12,500 and 3.14 and v2.0 and ab12cd',
  'paisa nahi mila, app kharab hai, jaldi fix krdo plz',
  'refund kar do, abhi tak nhi mila 😡😡',
  'प्रिय टीम मेरा refund नहीं मिला, जल्दी कर दो',
  'naïve café señor Straße İstanbul ﬁne ｆｕｌｌ',
  'soooooo slooooow!!!!!!',
  'isn’t wasn‘t can`t “quoted” – dash — dash…',
  'zero\u200bwidth\u200djoiner and soft\u00adhyphen and \ufeffbom',
  'a\tb\nc\r\nd\u00a0e\u2003f',
  '<b>html</b> <script>alert(1)</script> <url> <email>',
  '退款 please 返金 환불',
  'e\u0301 vs é, A\u030a vs Å',
  '\ud83d lone surrogate \udc00',
  "don't want a refund, I want it to WORK",
  `${'word '.repeat(600)}refund`,
  'x'.repeat(3000),
];

/** Short tickets of many kinds that a model file carries as its own test. */
export const SELF_TEST_TEXTS: readonly string[] = [
  'I was charged for a plan I left in March, please put it right',
  'wo ist mein Paket? seit Dienstag keine Bewegung',
  'otp nahi aa raha, login kaise karu',
  'the export button gives a 500 since this morning, whole team is stuck',
  'could someone walk our buyers through it before we decide?',
  'अभी तक पैसे वापस नहीं मिले',
  'Lovely people, thank you for sorting it so quickly 😊',
  'hello??',
];

/** Every k-th ticket of the held-out writers, `count` in all, for the golden file. */
export function sampleTexts(records: readonly CanonicalRecord[], count: number): string[] {
  const step = Math.max(1, Math.floor(records.length / count));
  return records
    .filter((_, i) => i % step === 0)
    .slice(0, count)
    .map(({ text }) => text);
}
