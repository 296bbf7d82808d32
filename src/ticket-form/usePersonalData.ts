import { useState } from 'react';
import { type MaskedText, maskPersonalData } from '../triage/personalData/maskPersonalData.ts';
import { MASKED_BY_DEFAULT, type PersonalDataItem } from '../triage/personalData/types.ts';

/** A piece of personal data in the ticket, and what is to become of it. */
export interface FoundItem extends PersonalDataItem {
  /** As it was typed. */
  readonly value: string;
  readonly isMasked: boolean;
}

export interface PersonalData {
  readonly items: readonly FoundItem[];
  readonly choose: (item: FoundItem, isMasked: boolean) => void;
  /** The text as it may be stored and sent, by the choices made. */
  readonly mask: (text: string) => MaskedText;
}

/**
 * The personal data found in `text`. What hurts when it leaks is masked unless the person says Keep, the rest is kept
 * unless they say Mask; a choice stands for that very value, however the text around it changes.
 */
export function usePersonalData(found: readonly PersonalDataItem[], text: string): PersonalData {
  const [choices, setChoices] = useState<ReadonlyMap<string, boolean>>(new Map());
  const items = found.map((item): FoundItem => {
    const value = text.slice(item.start, item.end);
    return { ...item, value, isMasked: choices.get(`${item.type} ${value}`) ?? MASKED_BY_DEFAULT.has(item.type) };
  });
  return {
    items,
    choose: ({ type, value }, isMasked) => setChoices((current) => new Map(current).set(`${type} ${value}`, isMasked)),
    mask: (whole) =>
      maskPersonalData(
        whole,
        items.filter(({ isMasked }) => isMasked),
      ),
  };
}
