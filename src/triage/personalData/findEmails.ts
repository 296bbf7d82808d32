import { type Candidate, collect } from './collect.ts';
import type { PersonalDataItem } from './types.ts';

const ADDRESS =
  /(?<![\p{L}\p{N}_.+%'-])[\p{L}\p{N}_+%'-][\p{L}\p{N}_.+%'-]{0,63}@(?:[\p{L}\p{N}][\p{L}\p{N}-]{0,62}\.){1,8}\p{L}[\p{L}\p{N}-]{1,24}(?![\p{L}\p{N}@_])/gu;
/** "logo@2x.png", "git@github.com:team/project.git". */
const FILE_ENDING = /\.(?:png|jpe?g|gif|svg|webp|css|m?js|ts|tsx|json|html?|md)$/i;
const REMOTE_PATH = /^:[\p{L}\p{N}_~-]{1,64}\//u;

/** E-mail addresses, with plus, subdomains and letters of any script. */
export function findEmails(text: string): PersonalDataItem[] {
  return text.includes('@') ? collect(text, 'email', ADDRESS, isAddress) : [];
}

function isAddress({ text, end, value }: Candidate): boolean {
  return !FILE_ENDING.test(value) && !value.includes('.@') && !REMOTE_PATH.test(text.slice(end, end + 67));
}
