import type { Department, Intent } from '../classifier/tasks.ts';

/** What people read for an intent, and which name stands in the list of categories. */
export const INTENT_NAMES: Readonly<Record<Intent, string>> = {
  account_access: 'Account access',
  billing_issue: 'Billing issue',
  cancellation: 'Cancellation',
  complaint: 'Complaint',
  delivery_issue: 'Delivery issue',
  demo_request: 'Demo request',
  feature_request: 'Feature request',
  general_query: 'General question',
  order_change: 'Order change',
  order_tracking: 'Order tracking',
  praise: 'Praise',
  pricing_inquiry: 'Pricing',
  refund: 'Refund',
  technical_issue: 'Technical issue',
};

export const DEPARTMENT_NAMES: Readonly<Record<Department, string>> = {
  billing: 'Billing',
  general: 'General',
  logistics: 'Orders and delivery',
  sales: 'Sales',
  technical: 'Technical support',
};
