// Run-time settings: `public/config.json`, changed by whoever hosts the app, without a build. Read from the network,
// else from the last time, else the defaults: with those, tickets stay on the device and can be exported.

import { findSecret } from '../delivery/findSecret.ts';
import type { DeliveryConfig } from '../delivery/types.ts';

export interface AppConfig {
  /** Where tickets are sent; null for nowhere. */
  readonly delivery: DeliveryConfig | null;
  readonly brand: string;
}

export const DEFAULT_CONFIG: AppConfig = { delivery: null, brand: 'Pocket Triage' };

const CONFIG_URL = '/config.json';
const STORAGE_KEY = 'config';
const DEADLINE_MS = 3_000;
const TYPES: readonly unknown[] = ['webhook', 'zendesk', 'zammad'];

/** Copies what it knows out of a parsed file; a field that is missing or malformed takes its default. */
export function readConfig(json: unknown): AppConfig {
  const { delivery, brand } = asRecord(json);
  return {
    delivery: readDelivery(delivery),
    brand: typeof brand === 'string' && brand.trim() !== '' && brand.length <= 60 ? brand : DEFAULT_CONFIG.brand,
  };
}

function readDelivery(value: unknown): DeliveryConfig | null {
  if (findSecret(value, 'delivery') !== null) return null;
  const { type, url } = asRecord(value);
  if (!TYPES.includes(type) || typeof url !== 'string' || !URL.canParse(url)) return null;
  const { protocol, hostname, username, password } = new URL(url);
  // Whoever holds the page can read the address: it must not open anything else (HD-1).
  const isSafe = protocol === 'https:' || hostname === 'localhost' || hostname === '127.0.0.1';
  return isSafe && username === '' && password === '' ? { type: type as DeliveryConfig['type'], url } : null;
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

export async function loadConfig(): Promise<AppConfig> {
  try {
    const response = await fetch(CONFIG_URL, { cache: 'no-cache', signal: AbortSignal.timeout(DEADLINE_MS) });
    const json: unknown = await response.json();
    if (!response.ok) return readStoredConfig();
    localStorage.setItem(STORAGE_KEY, JSON.stringify(json));
    return readConfig(json);
  } catch {
    return readStoredConfig();
  }
}

/** The settings of the last time, or the defaults. */
export function readStoredConfig(): AppConfig {
  try {
    return readConfig(JSON.parse(localStorage.getItem(STORAGE_KEY) ?? 'null'));
  } catch {
    return DEFAULT_CONFIG;
  }
}
