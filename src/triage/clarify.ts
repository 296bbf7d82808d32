import type { Intent } from '../classifier/tasks.ts';
import type { TicketPrediction } from '../classifier/types.ts';

/** Below this confidence in the first answer, or in its being a ticket at all, a question helps more than a guess. */
const UNSURE_BELOW = 0.35;
const IN_SCOPE_FROM = 0.5;

const VAGUE = 'What happened, and what would you like us to do?';

/** One question a topic: what the ticket would have to say to be told from its neighbours. */
const QUESTIONS: Readonly<Record<Intent, string>> = {
  account_access: 'What do you see when you try to sign in?',
  billing_issue: 'Which charge or invoice is it about, and what is wrong with it?',
  cancellation: 'What would you like to end, and from when?',
  complaint: 'What went wrong, and what would put it right?',
  delivery_issue: 'Which order is it about, and what is wrong with it?',
  demo_request: 'What would you like to be shown?',
  feature_request: 'What would you like to be able to do?',
  general_query: VAGUE,
  order_change: 'Which order is it about, and what should be different?',
  order_tracking: 'Which order are you waiting for?',
  praise: VAGUE,
  pricing_inquiry: 'What would you like a price for, and how much of it?',
  refund: 'Which payment would you like back?',
  technical_issue: 'Which page, device or feature is affected, and what happens?',
};

/** The question to ask about a text that is too vague, chosen by what it most likely is about; null when it is clear. */
export function chooseQuestion({ in_scope, intent, intent_top_k }: TicketPrediction): string | null {
  if (in_scope < IN_SCOPE_FROM) return VAGUE;
  if (intent.confidence >= UNSURE_BELOW) return null;
  const [first, second] = intent_top_k.map(({ label }) => label as Intent);
  // What is said in general is the least helpful of two guesses to ask about.
  const topic = first === 'general_query' || first === 'praise' ? second : first;
  return topic === undefined || !Object.hasOwn(QUESTIONS, topic) ? VAGUE : QUESTIONS[topic];
}
