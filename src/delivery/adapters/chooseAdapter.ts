import type { Adapter, HelpdeskType } from '../types.ts';
import { webhook } from './webhook.ts';
import { zammad } from './zammad.ts';
import { zendesk } from './zendesk.ts';

const ADAPTERS: Readonly<Record<HelpdeskType, Adapter>> = { webhook, zendesk, zammad };

export function chooseAdapter(type: HelpdeskType): Adapter {
  return ADAPTERS[type];
}
