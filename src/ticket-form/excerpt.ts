const LENGTH = 140;

/** The beginning of a text on one line. Cut before it is folded, since a ticket may hold megabytes; no emoji is halved. */
export function excerpt(text: string): string {
  const beginning = text.trim().slice(0, 4 * LENGTH);
  const characters = [...beginning.replace(/\s+/g, ' ')];
  const isCut = characters.length > LENGTH || beginning.length < text.trim().length;
  return isCut ? `${characters.slice(0, LENGTH).join('')}…` : characters.join('');
}
