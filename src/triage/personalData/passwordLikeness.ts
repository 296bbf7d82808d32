import type { Candidate } from './collect.ts';

const DIGIT = /\d/;
const SYMBOL = /[!@#$%^&*_+=~|\\/]/;
const INNER_CAPITAL = /\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}/u;
/** What ends a clause: a plain word after "my password is" is a password only when nothing more is said of it. */
const CLAUSE_END = /^["'”’]?\s{0,2}(?:$|[.,;!?)\n।]|(?:and|but|aur|please|pls|lekin|y|und|et|e)\s)/u;
/** What people say about passwords: "is wrong", "is expired", "hai galat". */
const SAID_OF_PASSWORDS =
  /^(?:not|never|no|yes|ok|okay|fine|good|bad|wrong|right|correct|incorrect|invalid|valid|weak|strong|short|long|old|new|same|different|required|mandatory|optional|empty|blank|missing|unknown|secure|safe|public|visible|hidden|forgot|forgotten|lost|stolen|stuck|broken|gone|wrongly|what|this|that|here|there|where|mine|yours|ours|being|still|also|only|again|unable|useless|case|sensitive|galat|sahi|nahi|nahin|nhi|kya|bhool|falsch|weg|incorrecta|correcta|incorrecto|inválida|errada|incorrect|oublié|olvidada|perdida|fehlerhaft|abgelaufen|\p{L}{2,40}(?:ed|ing|able|ible|ly))$/iu;

/** Whether a value looks made up rather than written: a digit, a symbol, or capitals within a word. */
export function isMixed(value: string): boolean {
  return DIGIT.test(value) || SYMBOL.test(value) || INNER_CAPITAL.test(value);
}

/** Whether the word after "password is" is the password, and not what is the matter with it. */
export function isLikelyPassword({ text, end, value }: Candidate): boolean {
  if (isMixed(value)) return true;
  return CLAUSE_END.test(text.slice(end, end + 16)) && !SAID_OF_PASSWORDS.test(value);
}
