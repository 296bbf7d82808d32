import type { LabelledText } from './banking77.ts';
import { readLines } from './readFiles.ts';

const SENTIMENTS = ['negative', 'neutral', 'positive'];

/** TweetEval (validation split) and XLM-T English (train, validation): tweets with a sentiment; for research use. */
export function readTweets(dataDir: string): LabelledText[] {
  return [
    ...readPair(dataDir, ['tweets', 'val']),
    ...readPair(dataDir, ['tweets', 'xlmt-english', 'train']),
    ...readPair(dataDir, ['tweets', 'xlmt-english', 'val']),
  ];
}

function readPair(dataDir: string, path: readonly string[]): LabelledText[] {
  const folder = path.slice(0, -1);
  const split = path[path.length - 1];
  const texts = readLines(dataDir, ...folder, `${split}_text.txt`);
  const labels = readLines(dataDir, ...folder, `${split}_labels.txt`);
  if (texts.length !== labels.length) {
    throw new Error(`${path.join('/')}: got ${texts.length} texts and ${labels.length} labels, expected as many`);
  }
  return texts.map((text, i) => ({ text: clean(text), label: SENTIMENTS[Number(labels[i])] }));
}

/** The files write some characters as escapes and HTML entities. */
function clean(text: string): string {
  return text
    .replace(/\\u([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll(/@user\b/g, '')
    .trim();
}
