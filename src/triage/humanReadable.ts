// Sentences for people about a prediction: summary, triage note and reply draft. The wording is that of the reference
// engine, letter by letter, so that both can stand in for each other.

import type { RankedLabel, TaskPrediction, TicketPrediction } from '../classifier/types.ts';

export interface HumanReadable {
  readonly summary: string;
  readonly triage_note: string;
  readonly reply_draft: string;
  readonly manual_review_note?: string;
}

/** Alternatives below this confidence are not worth a sentence. */
const WORTH_MENTIONING = 0.05;
const REVIEW_NOTE =
  'Model confidence is mixed here, so a quick manual review is recommended before taking irreversible action.';

const OPENINGS: Readonly<Record<string, string>> = {
  negative: 'Thanks for reaching out, and sorry for the trouble.',
  positive: 'Thanks for reaching out, and we appreciate the positive note.',
};
const PLAIN_OPENING = 'Thanks for reaching out.';

const SALES_BODY = "We've routed this to our sales team, and they can follow up with pricing, plan options, or a demo.";
const BILLING_BODY =
  "We've routed this to our billing team so they can review the request and follow up with the next steps.";
const LOGISTICS_BODY =
  "We've routed this to the logistics team so they can check the order status and follow up with an update.";
const TECHNICAL_BODY =
  "We've routed this to technical support so they can review the issue and follow up with troubleshooting or next steps.";

const BODIES: Readonly<Record<string, string>> = {
  pricing_inquiry: SALES_BODY,
  demo_request: SALES_BODY,
  refund: BILLING_BODY,
  billing_issue: BILLING_BODY,
  cancellation: BILLING_BODY,
  order_tracking: LOGISTICS_BODY,
  delivery_issue: LOGISTICS_BODY,
  order_change: LOGISTICS_BODY,
  account_access: TECHNICAL_BODY,
  technical_issue: TECHNICAL_BODY,
  feature_request: TECHNICAL_BODY,
  complaint: "We've routed this for prompt review so the team can investigate the issue and respond appropriately.",
  praise: "We're glad to hear that, and we've shared the note with the appropriate team.",
};
const PLAIN_BODY = "We've routed your request to the right team and will follow up with next steps shortly.";
const HOT_LEAD_BODY =
  "We've routed this to our sales team, and they will follow up with the most relevant pricing, plan, or demo details.";

/** Writes the sentences; the review note is there only when the prediction asks for a review. */
export function writeHumanReadable(prediction: TicketPrediction): HumanReadable {
  const sentences = {
    summary: writeSummary(prediction),
    triage_note: writeTriageNote(prediction),
    reply_draft: writeReplyDraft(prediction),
  };
  return prediction.review.needed ? { ...sentences, manual_review_note: REVIEW_NOTE } : sentences;
}

function writeSummary({
  department,
  intent,
  sentiment,
  lead_intent,
  churn_risk,
  intent_top_k,
}: TicketPrediction): string {
  const summary =
    `This looks like a ${words(department)} ticket, most likely about ${words(intent)}. ` +
    `The customer sentiment appears ${words(sentiment)}, lead intent is ${words(lead_intent)}, ` +
    `and churn risk is ${words(churn_risk)}.`;
  const [, second, third] = intent_top_k;
  if (!isWorthMentioning(second)) return summary;
  return isWorthMentioning(third)
    ? `${summary} Secondary possibilities are ${candidate(second)} and ${candidate(third)}.`
    : `${summary} A secondary possibility is ${candidate(second)}.`;
}

function writeTriageNote(prediction: TicketPrediction): string {
  const { department, intent, sentiment, lead_intent, churn_risk, intent_top_k, review } = prediction;
  const sentences = [
    `Route to ${words(department)}.`,
    `Primary intent is ${words(intent)} (${percent(intent.confidence)} confidence).`,
    `Sentiment is ${candidate(sentiment)}, lead intent is ${candidate(lead_intent)}, ` +
      `and churn risk is ${candidate(churn_risk)}.`,
  ];
  const others = intent_top_k.slice(1).filter(isWorthMentioning).map(candidate);
  if (others.length > 0) sentences.push(`Secondary intent candidates are ${others.join(' and ')}.`);
  if (review.needed) sentences.push(REVIEW_NOTE);
  return sentences.join(' ');
}

function writeReplyDraft({ sentiment, intent, lead_intent, department }: TicketPrediction): string {
  const isHotLead = lead_intent.label === 'high' && department.label === 'sales';
  const body = isHotLead ? HOT_LEAD_BODY : (ownValue(BODIES, intent.label) ?? PLAIN_BODY);
  return `${ownValue(OPENINGS, sentiment.label) ?? PLAIN_OPENING} ${body}`;
}

/** A model file may call its labels anything, `constructor` included. */
function ownValue(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

function isWorthMentioning(ranked: RankedLabel | undefined): ranked is RankedLabel {
  return ranked !== undefined && ranked.confidence >= WORTH_MENTIONING;
}

function candidate(answer: RankedLabel | TaskPrediction): string {
  return `${words(answer)} (${percent(answer.confidence)})`;
}

function words({ label }: { readonly label: string }): string {
  return label.replaceAll('_', ' ');
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
