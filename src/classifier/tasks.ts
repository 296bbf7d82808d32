// The shipped tasks and their labels in canonical order. The core reads tasks from the model file; this list is
// what the product, the trainer and the stored tickets agree on.

export const TASKS = {
  department: ['billing', 'general', 'logistics', 'sales', 'technical'],
  sentiment: ['negative', 'neutral', 'positive'],
  lead_intent: ['high', 'low', 'medium'],
  churn_risk: ['low', 'high'],
  intent: [
    'account_access',
    'billing_issue',
    'cancellation',
    'complaint',
    'delivery_issue',
    'demo_request',
    'feature_request',
    'general_query',
    'order_change',
    'order_tracking',
    'praise',
    'pricing_inquiry',
    'refund',
    'technical_issue',
  ],
} as const;

export type TaskName = keyof typeof TASKS;
export type Label<Task extends TaskName> = (typeof TASKS)[Task][number];
export type Intent = Label<'intent'>;
export type Department = Label<'department'>;

/** The department an intent belongs to: the two answers of a ticket never contradict each other. */
export const DEPARTMENT_OF_INTENT: Readonly<Record<Intent, Department>> = {
  account_access: 'technical',
  billing_issue: 'billing',
  cancellation: 'billing',
  complaint: 'general',
  delivery_issue: 'logistics',
  demo_request: 'sales',
  feature_request: 'technical',
  general_query: 'general',
  order_change: 'logistics',
  order_tracking: 'logistics',
  praise: 'general',
  pricing_inquiry: 'sales',
  refund: 'billing',
  technical_issue: 'technical',
};
